#pragma once

//
// Covenant: tells what a transaction has changed once its outcome is known.
//
// A stream that is written within a transaction is put onto the list in the
// transaction's context, once, with a reference. The notification about the
// outcome takes the list apart.
//
// The routines for transactions are not in every system that Covenant runs on,
// so they are called by pointers.
//

#include <fltKernel.h>

#define COV_TAG_TRANSACTION 'toCV'
#define COV_TAG_STREAM 'soCV'
#define COV_TAG_TOUCHED 'uoCV'

typedef NTSTATUS(FLTAPI *PCOV_SET_TRANSACTION_CONTEXT)(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction,
    _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_opt_ PFLT_CONTEXT *OldContext);

typedef NTSTATUS(FLTAPI *PCOV_GET_TRANSACTION_CONTEXT)(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction,
    _Outptr_ PFLT_CONTEXT *Context);

typedef NTSTATUS(FLTAPI *PCOV_ENLIST)(_In_ PFLT_INSTANCE Instance,
                                      _In_ PKTRANSACTION Transaction,
                                      _In_ PFLT_CONTEXT TransactionContext,
                                      _In_ NOTIFICATION_MASK Mask);

typedef enum _COV_OUTCOME {
    CovPending,
    CovCommitted,
    CovRolledBack
} COV_OUTCOME;

typedef struct _COV_STREAM {
    ERESOURCE *Resource;
    LONGLONG Writes;
    LONGLONG WritesUndone;
    COV_OUTCOME LastOutcome;
} COV_STREAM, *PCOV_STREAM;

typedef struct _COV_TRANSACTION {
    LIST_ENTRY Touched;
    FAST_MUTEX Mutex;
    BOOLEAN Enlisted;
    COV_OUTCOME Outcome;
    ULONG Count;
} COV_TRANSACTION, *PCOV_TRANSACTION;

typedef struct _COV_TOUCHED {
    LIST_ENTRY Link;
    PCOV_STREAM Stream; // referenced
    LONGLONG Writes;
} COV_TOUCHED, *PCOV_TOUCHED;

typedef struct _COV_GLOBALS {
    PFLT_FILTER Filter;
    PCOV_SET_TRANSACTION_CONTEXT SetTransactionContext;
    PCOV_GET_TRANSACTION_CONTEXT GetTransactionContext;
    PCOV_ENLIST Enlist;
} COV_GLOBALS;

extern COV_GLOBALS Cov;

// stream.c
NTSTATUS CovNewStream(_Outptr_ PCOV_STREAM *Stream);
NTSTATUS CovFindStream(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                       _In_ BOOLEAN MayCreate, _Outptr_ PCOV_STREAM *Stream);
VOID FLTAPI CovCleanupStream(_In_ PFLT_CONTEXT Context,
                             _In_ FLT_CONTEXT_TYPE Type);

// transaction.c
NTSTATUS CovFindTransaction(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                            _Outptr_ PCOV_TRANSACTION *Transaction);
NTSTATUS CovTouch(_In_ PCOV_TRANSACTION Transaction, _In_ PCOV_STREAM Stream);
NTSTATUS FLTAPI CovNotify(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                          _In_ PFLT_CONTEXT TransactionContext,
                          _In_ ULONG NotificationMask);
VOID FLTAPI CovCleanupTransaction(_In_ PFLT_CONTEXT Context,
                                  _In_ FLT_CONTEXT_TYPE Type);

// covenant.c
FLT_PREOP_CALLBACK_STATUS FLTAPI
CovPreWrite(_Inout_ PFLT_CALLBACK_DATA Data,
            _In_ PCFLT_RELATED_OBJECTS FltObjects,
            _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);
FLT_POSTOP_CALLBACK_STATUS FLTAPI
CovPostCreate(_Inout_ PFLT_CALLBACK_DATA Data,
              _In_ PCFLT_RELATED_OBJECTS FltObjects,
              _In_opt_ PVOID CompletionContext,
              _In_ FLT_POST_OPERATION_FLAGS Flags);
