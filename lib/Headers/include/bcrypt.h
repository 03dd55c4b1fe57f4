/*===- bcrypt.h - cryptography, next generation --------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * The part that kernel code uses.
 */
#ifndef FLTLINT_BCRYPT_H
#define FLTLINT_BCRYPT_H

#include <wdm.h>

/* Algorithms. */

#ifndef BCRYPT_RSA_ALGORITHM
#define BCRYPT_RSA_ALGORITHM L"RSA"
#endif
#ifndef BCRYPT_DH_ALGORITHM
#define BCRYPT_DH_ALGORITHM L"DH"
#endif
#ifndef BCRYPT_DSA_ALGORITHM
#define BCRYPT_DSA_ALGORITHM L"DSA"
#endif
#ifndef BCRYPT_ECDSA_P256_ALGORITHM
#define BCRYPT_ECDSA_P256_ALGORITHM L"ECDSA_P256"
#endif
#ifndef BCRYPT_ECDSA_P384_ALGORITHM
#define BCRYPT_ECDSA_P384_ALGORITHM L"ECDSA_P384"
#endif
#ifndef BCRYPT_ECDH_P256_ALGORITHM
#define BCRYPT_ECDH_P256_ALGORITHM L"ECDH_P256"
#endif
#ifndef BCRYPT_AES_ALGORITHM
#define BCRYPT_AES_ALGORITHM L"AES"
#endif
#ifndef BCRYPT_AES_CMAC_ALGORITHM
#define BCRYPT_AES_CMAC_ALGORITHM L"AES-CMAC"
#endif
#ifndef BCRYPT_AES_GMAC_ALGORITHM
#define BCRYPT_AES_GMAC_ALGORITHM L"AES-GMAC"
#endif
#ifndef BCRYPT_RC2_ALGORITHM
#define BCRYPT_RC2_ALGORITHM L"RC2"
#endif
#ifndef BCRYPT_RC4_ALGORITHM
#define BCRYPT_RC4_ALGORITHM L"RC4"
#endif
#ifndef BCRYPT_DES_ALGORITHM
#define BCRYPT_DES_ALGORITHM L"DES"
#endif
#ifndef BCRYPT_DESX_ALGORITHM
#define BCRYPT_DESX_ALGORITHM L"DESX"
#endif
#ifndef BCRYPT_3DES_ALGORITHM
#define BCRYPT_3DES_ALGORITHM L"3DES"
#endif
#ifndef BCRYPT_MD2_ALGORITHM
#define BCRYPT_MD2_ALGORITHM L"MD2"
#endif
#ifndef BCRYPT_MD4_ALGORITHM
#define BCRYPT_MD4_ALGORITHM L"MD4"
#endif
#ifndef BCRYPT_MD5_ALGORITHM
#define BCRYPT_MD5_ALGORITHM L"MD5"
#endif
#ifndef BCRYPT_SHA1_ALGORITHM
#define BCRYPT_SHA1_ALGORITHM L"SHA1"
#endif
#ifndef BCRYPT_SHA256_ALGORITHM
#define BCRYPT_SHA256_ALGORITHM L"SHA256"
#endif
#ifndef BCRYPT_SHA384_ALGORITHM
#define BCRYPT_SHA384_ALGORITHM L"SHA384"
#endif
#ifndef BCRYPT_SHA512_ALGORITHM
#define BCRYPT_SHA512_ALGORITHM L"SHA512"
#endif
#ifndef BCRYPT_RNG_ALGORITHM
#define BCRYPT_RNG_ALGORITHM L"RNG"
#endif
#ifndef BCRYPT_PBKDF2_ALGORITHM
#define BCRYPT_PBKDF2_ALGORITHM L"PBKDF2"
#endif

/* Properties and blobs. */

#ifndef MS_PRIMITIVE_PROVIDER
#define MS_PRIMITIVE_PROVIDER L"Microsoft Primitive Provider"
#endif
#ifndef BCRYPT_OBJECT_LENGTH
#define BCRYPT_OBJECT_LENGTH L"ObjectLength"
#endif
#ifndef BCRYPT_ALGORITHM_NAME
#define BCRYPT_ALGORITHM_NAME L"AlgorithmName"
#endif
#ifndef BCRYPT_PROVIDER_HANDLE
#define BCRYPT_PROVIDER_HANDLE L"ProviderHandle"
#endif
#ifndef BCRYPT_CHAINING_MODE
#define BCRYPT_CHAINING_MODE L"ChainingMode"
#endif
#ifndef BCRYPT_BLOCK_LENGTH
#define BCRYPT_BLOCK_LENGTH L"BlockLength"
#endif
#ifndef BCRYPT_KEY_LENGTH
#define BCRYPT_KEY_LENGTH L"KeyLength"
#endif
#ifndef BCRYPT_KEY_STRENGTH
#define BCRYPT_KEY_STRENGTH L"KeyStrength"
#endif
#ifndef BCRYPT_HASH_LENGTH
#define BCRYPT_HASH_LENGTH L"HashDigestLength"
#endif
#ifndef BCRYPT_INITIALIZATION_VECTOR
#define BCRYPT_INITIALIZATION_VECTOR L"IV"
#endif
#ifndef BCRYPT_AUTH_TAG_LENGTH
#define BCRYPT_AUTH_TAG_LENGTH L"AuthTagLength"
#endif
#ifndef BCRYPT_CHAIN_MODE_CBC
#define BCRYPT_CHAIN_MODE_CBC L"ChainingModeCBC"
#endif
#ifndef BCRYPT_CHAIN_MODE_ECB
#define BCRYPT_CHAIN_MODE_ECB L"ChainingModeECB"
#endif
#ifndef BCRYPT_CHAIN_MODE_CFB
#define BCRYPT_CHAIN_MODE_CFB L"ChainingModeCFB"
#endif
#ifndef BCRYPT_CHAIN_MODE_CCM
#define BCRYPT_CHAIN_MODE_CCM L"ChainingModeCCM"
#endif
#ifndef BCRYPT_CHAIN_MODE_GCM
#define BCRYPT_CHAIN_MODE_GCM L"ChainingModeGCM"
#endif
#ifndef BCRYPT_CHAIN_MODE_NA
#define BCRYPT_CHAIN_MODE_NA L"ChainingModeN/A"
#endif
#ifndef BCRYPT_KEY_DATA_BLOB
#define BCRYPT_KEY_DATA_BLOB L"KeyDataBlob"
#endif
#ifndef BCRYPT_OPAQUE_KEY_BLOB
#define BCRYPT_OPAQUE_KEY_BLOB L"OpaqueKeyBlob"
#endif
#ifndef BCRYPT_PUBLIC_KEY_BLOB
#define BCRYPT_PUBLIC_KEY_BLOB L"PUBLICBLOB"
#endif
#ifndef BCRYPT_PRIVATE_KEY_BLOB
#define BCRYPT_PRIVATE_KEY_BLOB L"PRIVATEBLOB"
#endif
#ifndef BCRYPT_RSAPUBLIC_BLOB
#define BCRYPT_RSAPUBLIC_BLOB L"RSAPUBLICBLOB"
#endif
#ifndef BCRYPT_RSAPRIVATE_BLOB
#define BCRYPT_RSAPRIVATE_BLOB L"RSAPRIVATEBLOB"
#endif
#ifndef BCRYPT_RSAFULLPRIVATE_BLOB
#define BCRYPT_RSAFULLPRIVATE_BLOB L"RSAFULLPRIVATEBLOB"
#endif
#ifndef BCRYPT_ECCPUBLIC_BLOB
#define BCRYPT_ECCPUBLIC_BLOB L"ECCPUBLICBLOB"
#endif
#ifndef BCRYPT_ECCPRIVATE_BLOB
#define BCRYPT_ECCPRIVATE_BLOB L"ECCPRIVATEBLOB"
#endif

/* Flags. */

#ifndef BCRYPT_PROV_DISPATCH
#define BCRYPT_PROV_DISPATCH 0x00000001
#endif
#ifndef BCRYPT_ALG_HANDLE_HMAC_FLAG
#define BCRYPT_ALG_HANDLE_HMAC_FLAG 0x00000008
#endif
#ifndef BCRYPT_HASH_REUSABLE_FLAG
#define BCRYPT_HASH_REUSABLE_FLAG 0x00000020
#endif
#ifndef BCRYPT_BLOCK_PADDING
#define BCRYPT_BLOCK_PADDING 0x00000001
#endif
#ifndef BCRYPT_PAD_NONE
#define BCRYPT_PAD_NONE 0x00000001
#endif
#ifndef BCRYPT_PAD_PKCS1
#define BCRYPT_PAD_PKCS1 0x00000002
#endif
#ifndef BCRYPT_PAD_OAEP
#define BCRYPT_PAD_OAEP 0x00000004
#endif
#ifndef BCRYPT_PAD_PSS
#define BCRYPT_PAD_PSS 0x00000008
#endif
#ifndef BCRYPT_USE_SYSTEM_PREFERRED_RNG
#define BCRYPT_USE_SYSTEM_PREFERRED_RNG 0x00000002
#endif
#ifndef BCRYPT_RNG_USE_ENTROPY_IN_BUFFER
#define BCRYPT_RNG_USE_ENTROPY_IN_BUFFER 0x00000001
#endif
#ifndef BCRYPT_KEY_DATA_BLOB_MAGIC
#define BCRYPT_KEY_DATA_BLOB_MAGIC 0x4d42444b
#endif
#ifndef BCRYPT_KEY_DATA_BLOB_VERSION1
#define BCRYPT_KEY_DATA_BLOB_VERSION1 0x1
#endif
#ifndef BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO_VERSION
#define BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO_VERSION 1
#endif
#ifndef BCRYPT_NO_KEY_VALIDATION
#define BCRYPT_NO_KEY_VALIDATION 0x00000008
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef PVOID BCRYPT_HANDLE;
typedef PVOID BCRYPT_ALG_HANDLE;
typedef PVOID BCRYPT_KEY_HANDLE;
typedef PVOID BCRYPT_HASH_HANDLE;
typedef PVOID BCRYPT_SECRET_HANDLE;

typedef struct _BCRYPT_KEY_LENGTHS_STRUCT {
  ULONG dwMinLength;
  ULONG dwMaxLength;
  ULONG dwIncrement;
} BCRYPT_KEY_LENGTHS_STRUCT, BCRYPT_AUTH_TAG_LENGTHS_STRUCT;

typedef struct _BCRYPT_KEY_DATA_BLOB_HEADER {
  ULONG dwMagic;
  ULONG dwVersion;
  ULONG cbKeyData;
} BCRYPT_KEY_DATA_BLOB_HEADER, *PBCRYPT_KEY_DATA_BLOB_HEADER;

typedef struct _BCRYPT_KEY_BLOB {
  ULONG Magic;
} BCRYPT_KEY_BLOB;

typedef struct _BCRYPT_RSAKEY_BLOB {
  ULONG Magic;
  ULONG BitLength;
  ULONG cbPublicExp;
  ULONG cbModulus;
  ULONG cbPrime1;
  ULONG cbPrime2;
} BCRYPT_RSAKEY_BLOB;

typedef struct _BCRYPT_ECCKEY_BLOB {
  ULONG dwMagic;
  ULONG cbKey;
} BCRYPT_ECCKEY_BLOB, *PBCRYPT_ECCKEY_BLOB;

typedef struct _BCRYPT_PKCS1_PADDING_INFO {
  PCWSTR pszAlgId;
} BCRYPT_PKCS1_PADDING_INFO;

typedef struct _BCRYPT_PSS_PADDING_INFO {
  PCWSTR pszAlgId;
  ULONG cbSalt;
} BCRYPT_PSS_PADDING_INFO;

typedef struct _BCRYPT_OAEP_PADDING_INFO {
  PCWSTR pszAlgId;
  PUCHAR pbLabel;
  ULONG cbLabel;
} BCRYPT_OAEP_PADDING_INFO;

typedef struct _BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO {
  ULONG cbSize;
  ULONG dwInfoVersion;
  PUCHAR pbNonce;
  ULONG cbNonce;
  PUCHAR pbAuthData;
  ULONG cbAuthData;
  PUCHAR pbTag;
  ULONG cbTag;
  PUCHAR pbMacContext;
  ULONG cbMacContext;
  ULONG cbAAD;
  ULONGLONG cbData;
  ULONG dwFlags;
} BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO,
    *PBCRYPT_AUTHENTICATED_CIPHER_MODE_INFO;

#define BCRYPT_INIT_AUTH_MODE_INFO(Info)                                       \
  RtlZeroMemory(&(Info), sizeof(BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO));       \
  (Info).cbSize = sizeof(BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO);               \
  (Info).dwInfoVersion = BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO_VERSION;

typedef struct _BCryptBuffer {
  ULONG cbBuffer;
  ULONG BufferType;
  PVOID pvBuffer;
} BCryptBuffer, *PBCryptBuffer;

typedef struct _BCryptBufferDesc {
  ULONG ulVersion;
  ULONG cBuffers;
  PBCryptBuffer pBuffers;
} BCryptBufferDesc, *PBCryptBufferDesc;

NTSTATUS BCryptOpenAlgorithmProvider(_Out_ BCRYPT_ALG_HANDLE *Algorithm,
                                     _In_ PCWSTR AlgId,
                                     _In_opt_ PCWSTR Implementation,
                                     _In_ ULONG Flags);
NTSTATUS BCryptCloseAlgorithmProvider(_Inout_ BCRYPT_ALG_HANDLE Algorithm,
                                      _In_ ULONG Flags);
NTSTATUS BCryptGetProperty(_In_ BCRYPT_HANDLE Object, _In_ PCWSTR Property,
                           _Out_opt_ PUCHAR Output, _In_ ULONG OutputSize,
                           _Out_ ULONG *ResultSize, _In_ ULONG Flags);
NTSTATUS BCryptSetProperty(_Inout_ BCRYPT_HANDLE Object, _In_ PCWSTR Property,
                           _In_ PUCHAR Input, _In_ ULONG InputSize,
                           _In_ ULONG Flags);
NTSTATUS BCryptGenerateSymmetricKey(_Inout_ BCRYPT_ALG_HANDLE Algorithm,
                                    _Out_ BCRYPT_KEY_HANDLE *Key,
                                    _Out_opt_ PUCHAR KeyObject,
                                    _In_ ULONG KeyObjectSize,
                                    _In_ PUCHAR Secret, _In_ ULONG SecretSize,
                                    _In_ ULONG Flags);
NTSTATUS BCryptGenerateKeyPair(_Inout_ BCRYPT_ALG_HANDLE Algorithm,
                               _Out_ BCRYPT_KEY_HANDLE *Key, _In_ ULONG Length,
                               _In_ ULONG Flags);
NTSTATUS BCryptFinalizeKeyPair(_Inout_ BCRYPT_KEY_HANDLE Key, _In_ ULONG Flags);
NTSTATUS BCryptEncrypt(_Inout_ BCRYPT_KEY_HANDLE Key, _In_opt_ PUCHAR Input,
                       _In_ ULONG InputSize, _In_opt_ PVOID PaddingInfo,
                       _Inout_opt_ PUCHAR Iv, _In_ ULONG IvSize,
                       _Out_opt_ PUCHAR Output, _In_ ULONG OutputSize,
                       _Out_ ULONG *ResultSize, _In_ ULONG Flags);
NTSTATUS BCryptDecrypt(_Inout_ BCRYPT_KEY_HANDLE Key, _In_opt_ PUCHAR Input,
                       _In_ ULONG InputSize, _In_opt_ PVOID PaddingInfo,
                       _Inout_opt_ PUCHAR Iv, _In_ ULONG IvSize,
                       _Out_opt_ PUCHAR Output, _In_ ULONG OutputSize,
                       _Out_ ULONG *ResultSize, _In_ ULONG Flags);
NTSTATUS BCryptExportKey(_In_ BCRYPT_KEY_HANDLE Key,
                         _In_opt_ BCRYPT_KEY_HANDLE ExportKey,
                         _In_ PCWSTR BlobType, _Out_opt_ PUCHAR Output,
                         _In_ ULONG OutputSize, _Out_ ULONG *ResultSize,
                         _In_ ULONG Flags);
NTSTATUS BCryptImportKey(_In_ BCRYPT_ALG_HANDLE Algorithm,
                         _In_opt_ BCRYPT_KEY_HANDLE ImportKey,
                         _In_ PCWSTR BlobType, _Out_ BCRYPT_KEY_HANDLE *Key,
                         _Out_opt_ PUCHAR KeyObject, _In_ ULONG KeyObjectSize,
                         _In_ PUCHAR Input, _In_ ULONG InputSize,
                         _In_ ULONG Flags);
NTSTATUS BCryptImportKeyPair(_In_ BCRYPT_ALG_HANDLE Algorithm,
                             _In_opt_ BCRYPT_KEY_HANDLE ImportKey,
                             _In_ PCWSTR BlobType, _Out_ BCRYPT_KEY_HANDLE *Key,
                             _In_ PUCHAR Input, _In_ ULONG InputSize,
                             _In_ ULONG Flags);
NTSTATUS BCryptDuplicateKey(_In_ BCRYPT_KEY_HANDLE Key,
                            _Out_ BCRYPT_KEY_HANDLE *NewKey,
                            _Out_opt_ PUCHAR KeyObject,
                            _In_ ULONG KeyObjectSize, _In_ ULONG Flags);
NTSTATUS BCryptDestroyKey(_Inout_ BCRYPT_KEY_HANDLE Key);
NTSTATUS BCryptSignHash(_In_ BCRYPT_KEY_HANDLE Key, _In_opt_ PVOID PaddingInfo,
                        _In_ PUCHAR Input, _In_ ULONG InputSize,
                        _Out_opt_ PUCHAR Output, _In_ ULONG OutputSize,
                        _Out_ ULONG *ResultSize, _In_ ULONG Flags);
NTSTATUS BCryptVerifySignature(_In_ BCRYPT_KEY_HANDLE Key,
                               _In_opt_ PVOID PaddingInfo, _In_ PUCHAR Hash,
                               _In_ ULONG HashSize, _In_ PUCHAR Signature,
                               _In_ ULONG SignatureSize, _In_ ULONG Flags);
NTSTATUS BCryptCreateHash(_Inout_ BCRYPT_ALG_HANDLE Algorithm,
                          _Out_ BCRYPT_HASH_HANDLE *Hash,
                          _Out_opt_ PUCHAR HashObject,
                          _In_ ULONG HashObjectSize, _In_opt_ PUCHAR Secret,
                          _In_ ULONG SecretSize, _In_ ULONG Flags);
NTSTATUS BCryptHashData(_Inout_ BCRYPT_HASH_HANDLE Hash, _In_ PUCHAR Input,
                        _In_ ULONG InputSize, _In_ ULONG Flags);
NTSTATUS BCryptFinishHash(_Inout_ BCRYPT_HASH_HANDLE Hash, _Out_ PUCHAR Output,
                          _In_ ULONG OutputSize, _In_ ULONG Flags);
NTSTATUS BCryptDuplicateHash(_In_ BCRYPT_HASH_HANDLE Hash,
                             _Out_ BCRYPT_HASH_HANDLE *NewHash,
                             _Out_opt_ PUCHAR HashObject,
                             _In_ ULONG HashObjectSize, _In_ ULONG Flags);
NTSTATUS BCryptDestroyHash(_Inout_ BCRYPT_HASH_HANDLE Hash);
NTSTATUS BCryptHash(_Inout_ BCRYPT_ALG_HANDLE Algorithm, _In_opt_ PUCHAR Secret,
                    _In_ ULONG SecretSize, _In_ PUCHAR Input,
                    _In_ ULONG InputSize, _Out_ PUCHAR Output,
                    _In_ ULONG OutputSize);
NTSTATUS BCryptGenRandom(_In_opt_ BCRYPT_ALG_HANDLE Algorithm,
                         _Out_ PUCHAR Buffer, _In_ ULONG Size,
                         _In_ ULONG Flags);
NTSTATUS BCryptDeriveKeyPBKDF2(_In_ BCRYPT_ALG_HANDLE Prf,
                               _In_opt_ PUCHAR Password,
                               _In_ ULONG PasswordSize, _In_opt_ PUCHAR Salt,
                               _In_ ULONG SaltSize, _In_ ULONGLONG Iterations,
                               _Out_ PUCHAR DerivedKey,
                               _In_ ULONG DerivedKeySize, _In_ ULONG Flags);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_BCRYPT_H */
