//
//  Veil: the cipher. A toy; the real one is in a library of its own.
//

#include "veil.h"

VOID
VeilTransform (
    _In_reads_(VEIL_KEY_SIZE) const UCHAR *Key,
    _In_ ULONGLONG Nonce,
    _In_ ULONGLONG Position,
    _Inout_updates_bytes_(Length) PUCHAR Buffer,
    _In_ ULONG Length
    )
{
    ULONG i;

    for (i = 0; i < Length; i++) {

        ULONGLONG at = Position + i;

        Buffer[i] ^= (UCHAR)(Key[at % VEIL_KEY_SIZE] + (Nonce >> (at % 8)));
    }
}
