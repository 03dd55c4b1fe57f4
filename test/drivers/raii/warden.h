// Warden: keeps documents from leaving through programs that are not trusted.

#pragma once

#include "holder.h"

namespace warden {

constexpr ULONG TagInstance = 'idrW';
constexpr ULONG TagStream = 'sdrW';
constexpr ULONG TagHandle = 'hdrW';
constexpr ULONG TagRecord = 'rdrW';

enum class Trust : LONG { Unknown, Trusted, Watched };

struct InstanceState {
    volatile LONG denied;
    KSPIN_LOCK lock;
    LIST_ENTRY records;
    ULONG recordCount;
};

struct StreamState {
    volatile LONG confidential;
    volatile LONG readers;
};

struct HandleState {
    Trust trust;
    HANDLE process;
    StreamState* stream; // referenced
};

// A read that is to be reported. Owns its reference to the stream.
struct Record {
    LIST_ENTRY link;
    HANDLE process;
    StreamState* stream;
};

// From pre- to post-read.
struct ReadCookie {
    Context<HandleState> handle;
    Context<InstanceState> instance;
};

extern PFLT_FILTER Filter;

// states.cpp
NTSTATUS findStream(PCFLT_RELATED_OBJECTS objects, bool create,
                    Context<StreamState>& stream);
NTSTATUS attachHandle(PCFLT_RELATED_OBJECTS objects, Trust trust,
                      Context<StreamState> stream);
Context<InstanceState> instanceOf(PFLT_INSTANCE instance);
void addRecord(InstanceState& instance, HandleState& handle);
void dropRecords(InstanceState& instance);
void NTAPI cleanupState(PFLT_CONTEXT context, FLT_CONTEXT_TYPE type);

// operations.cpp
FLT_POSTOP_CALLBACK_STATUS FLTAPI
postCreate(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects,
           PVOID completionContext, FLT_POST_OPERATION_FLAGS flags);
FLT_PREOP_CALLBACK_STATUS FLTAPI preRead(PFLT_CALLBACK_DATA data,
                                         PCFLT_RELATED_OBJECTS objects,
                                         PVOID* completionContext);
FLT_POSTOP_CALLBACK_STATUS FLTAPI
postRead(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects,
         PVOID completionContext, FLT_POST_OPERATION_FLAGS flags);
FLT_PREOP_CALLBACK_STATUS FLTAPI preSetInformation(
    PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects,
    PVOID* completionContext);

} // namespace warden

// From nonpaged pool, and NULL instead of an exception.
void* __cdecl operator new(size_t size, ULONG tag) noexcept;
void __cdecl operator delete(void* p) noexcept;
void __cdecl operator delete(void* p, size_t size) noexcept;
void __cdecl operator delete(void* p, ULONG tag) noexcept;
