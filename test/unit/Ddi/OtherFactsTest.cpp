//===- OtherFactsTest.cpp - Hand-offs, memory, lists, IRQL, roles ---------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "gtest/gtest.h"

using namespace facts;

namespace {

constexpr int64_t Null = 0, Address = 0x1000;
constexpr int64_t False = 0, True = 1;

TEST(HandOffFacts, CompletionWhenSafe) {
  // (Data, FltObjects, CompletionContext, Flags, SafePostCallback, *Ret)
  EXPECT_EQ(call("FltDoCompletionProcessingWhenSafe", {}, True),
            Alternatives{"hand 2 to 4(2), set *5 to 0..2"});
  EXPECT_EQ(call("FltDoCompletionProcessingWhenSafe", {}, False),
            Alternatives{"set *5 to 0..2"});
}

TEST(HandOffFacts, PendedOperationsReachThePostOperation) {
  // FLT_PREOP_SUCCESS_WITH_CALLBACK 0 and FLT_PREOP_SYNCHRONIZE 5 only.
  for (int64_t Status = 0; Status <= 6; ++Status)
    EXPECT_EQ(
        call("FltCompletePendedPreOperation", {Address, Status, Address}, 0),
        Alternatives{Status == 0 || Status == 5 ? "hand 2 to post(2)" : ""})
        << Status;
}

TEST(HandOffFacts, QueuedOnlyIfTheCallSaysSo) {
  for (const char *Name :
       {"FltQueueGenericWorkItem", "FltQueueDeferredIoWorkItem"}) {
    EXPECT_EQ(call(Name, {}, Ok), Alternatives{"hand 4 to 2(2)"}) << Name;
    EXPECT_EQ(call(Name, {}, InsufficientResources), Alternatives{""}) << Name;
  }
  for (const char *Name : {"IoQueueWorkItem", "IoQueueWorkItemEx"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"hand 3 to 1(1)"}) << Name;
  EXPECT_EQ(call("PsCreateSystemThread", {}, Ok),
            Alternatives{"unknown *0, unknown *4, hand 6 to 5(0)"});
  EXPECT_EQ(call("PsCreateSystemThread", {}, InsufficientResources),
            Alternatives{"unknown *0, unknown *4"});
}

TEST(HandOffFacts, AsynchronousIo) {
  // The callback is called whatever comes back.
  EXPECT_EQ(call("FltPerformAsynchronousIo", {}, Ok),
            Alternatives{"hand 2 to 1(1)"});
  EXPECT_EQ(call("FltPerformAsynchronousIo", {}, InsufficientResources),
            Alternatives{"hand 2 to 1(1)"});
  // Nobody says what happens after a failure: nothing is owed, nothing wrong.
  std::vector<int64_t> Args(9, Address);
  for (int64_t Status : {Ok, InsufficientResources}) {
    EXPECT_EQ(call("FltReadFile", Args, Status),
              Alternatives{"fill 3 at 4, unknown *6, may hand 8 to 7(1)"});
    EXPECT_EQ(call("FltWriteFile", Args, Status),
              Alternatives{"unknown *6, may hand 8 to 7(1)"});
  }
  Args[7] = Null;
  EXPECT_EQ(call("FltReadFile", Args, Ok),
            Alternatives{"fill 3 at 4, unknown *6"});
  EXPECT_EQ(call("FltWriteFile", Args, Ok), Alternatives{"unknown *6"});
}

TEST(HandOffFacts, RoutinesSetUpForLater) {
  EXPECT_EQ(call("IoSetCompletionRoutine", {}, 0),
            Alternatives{"may hand 2 to 1(2)"});
  EXPECT_EQ(call("IoSetCompletionRoutineEx", {}, Ok),
            Alternatives{"may hand 3 to 2(2)"});
  EXPECT_EQ(call("IoSetCompletionRoutineEx", {}, InsufficientResources),
            Alternatives{""});
  for (const char *Name : {"KeInitializeDpc", "KeInitializeThreadedDpc"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"may hand 2 to 1(1)"}) << Name;
  EXPECT_EQ(call("ExInitializeWorkItem", {}, 0),
            Alternatives{"capture 2 in 0, may hand 2 to 1(0)"});
  EXPECT_EQ(call("KeSetTimer", {}, 0), Alternatives{"capture 0, capture 2"});
}

TEST(HandOffFacts, CallbacksOfOtherSubsystems) {
  EXPECT_EQ(call("FltRequestOperationStatusCallback", {}, Ok),
            Alternatives{"hand 2 to 1(3)"});
  // FLT_PREOP_PENDING is 2.
  EXPECT_EQ(call("FltCheckOplock", {}, 2), Alternatives{"hand 2 to 3(1)"});
  EXPECT_EQ(call("FltCheckOplockEx", {}, 2), Alternatives{"hand 3 to 4(1)"});
  EXPECT_EQ(call("FltCheckOplock", {}, 0), Alternatives{""});
  EXPECT_EQ(call("FltCbdqInsertIo", {}, Ok),
            (Alternatives{"capture 1 in 0, capture 2 in 0, capture 3 in 0"}));
  EXPECT_EQ(call("CmRegisterCallback", {}, Ok),
            Alternatives{"unknown *2, hand 1 to 0(0)"});
  EXPECT_EQ(call("CmRegisterCallbackEx", {}, Ok),
            Alternatives{"unknown *4, hand 3 to 0(0)"});
  EXPECT_EQ(call("ObRegisterCallbacks", {}, Ok),
            Alternatives{"capture 0, nonnull *1"});
}

TEST(MemoryFacts, AllocationsFailWithNull) {
  EXPECT_EQ(call("ExAllocatePoolWithTag", {}, Address),
            Alternatives{"allocate 1"});
  EXPECT_EQ(call("ExAllocatePoolWithTag", {}, Null), Alternatives{""});
  EXPECT_EQ(call("ExAllocatePoolZero", {}, Address),
            Alternatives{"allocate zeroed 1"});
  EXPECT_EQ(call("FltAllocatePoolAlignedWithTag", {}, Address),
            Alternatives{"allocate 2"});
  EXPECT_EQ(call("ExAllocateFromNPagedLookasideList", {}, Address),
            Alternatives{"allocate unknown"});
  EXPECT_EQ(call("??2@YAPEAX_K@Z", {}, Address), Alternatives{"allocate 0"});
  // A pointer into the kernel is a negative 64-bit integer.
  EXPECT_EQ(call("ExAllocatePoolWithTag", {}, int64_t(0xFFFF800000001000)),
            Alternatives{"allocate 1"});
}

TEST(MemoryFacts, SomeRaiseInsteadOfFailing) {
  EXPECT_EQ(call("FsRtlAllocatePoolWithTag", {}, Address),
            Alternatives{"allocate 1"});
  EXPECT_TRUE(DdiTable::builtin().find("FsRtlAllocatePoolWithTag")->MayRaise);
}

TEST(MemoryFacts, Pool2ZeroesUnlessToldNotTo) {
  // POOL_FLAG_UNINITIALIZED 0x2, POOL_FLAG_NON_PAGED 0x40.
  EXPECT_EQ(call("ExAllocatePool2", {0x40, 8, 0}, Address),
            Alternatives{"allocate zeroed 1"});
  EXPECT_EQ(call("ExAllocatePool2", {0x42, 8, 0}, Address),
            Alternatives{"allocate 1"});
  EXPECT_EQ(call("ExAllocatePool3", {0x2, 8, 0, 0, 0}, Address),
            Alternatives{"allocate 1"});
  EXPECT_EQ(call("ExAllocatePool2", {0x42, 8, 0}, Null), Alternatives{""});
}

TEST(MemoryFacts, Frees) {
  for (const char *Name : {"ExFreePool", "ExFreePoolWithTag", "ExFreePool2",
                           "??3@YAXPEAX@Z", "??3@YAXPEAX_K@Z", "_ZdlPv"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"free 0"}) << Name;
  for (const char *Name :
       {"ExFreeToNPagedLookasideList", "ExFreeToPagedLookasideList",
        "ExFreeToLookasideListEx", "FltFreePoolAlignedWithTag"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"free 1"}) << Name;
}

TEST(MemoryFacts, CopiesAndFills) {
  for (const char *Name : {"memcpy", "memmove", "RtlCopyMemory"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"copy 2 from 1 to 0"}) << Name;
  EXPECT_EQ(call("RtlZeroMemory", {}, 0), Alternatives{"zero 1 at 0"});
  EXPECT_EQ(call("RtlSecureZeroMemory", {}, 0), Alternatives{"zero 1 at 0"});
  // memset(Destination, Fill, Length), RtlFillMemory(Destination, Length, Fill)
  EXPECT_EQ(call("memset", {Address, 0, 8}, 0), Alternatives{"zero 2 at 0"});
  EXPECT_EQ(call("memset", {Address, 255, 8}, 0), Alternatives{"fill 2 at 0"});
  EXPECT_EQ(call("RtlFillMemory", {Address, 8, 0}, 0),
            Alternatives{"zero 1 at 0"});
  EXPECT_EQ(call("RtlFillMemory", {Address, 8, 1}, 0),
            Alternatives{"fill 1 at 0"});
}

TEST(ListFacts, WhatIsInsertedOutlivesTheCall) {
  for (const char *Name :
       {"InsertHeadList", "InsertTailList", "ExInterlockedInsertTailList",
        "InterlockedPushEntrySList"})
    EXPECT_EQ(call(Name, {}, 0),
              Alternatives{"capture 1 in 0, unknown *0, unknown *1"})
        << Name;
  for (const char *Name : {"RemoveHeadList", "RemoveTailList"})
    EXPECT_EQ(call(Name, {}, Address),
              Alternatives{"nonnull return, unlink return, unknown *0"})
        << Name;
  // An empty list gives NULL to those that can say so.
  EXPECT_EQ(call("ExInterlockedRemoveHeadList", {}, Null),
            Alternatives{"unknown *0"});
  EXPECT_EQ(call("InterlockedPopEntrySList", {}, Address),
            Alternatives{"unlink return, unknown *0"});
}

TEST(ListFacts, GenericTablesCopy) {
  // (Table, Buffer, BufferSize, *NewElement)
  const std::vector<int64_t> Asked{Address, Address, 8, Address};
  EXPECT_EQ(call("RtlInsertElementGenericTableAvl", Asked, Address),
            (Alternatives{"capture 1 in 0, set *3 to "
                          "-9223372036854775808..-1 1..9223372036854775807",
                          "set *3 to 0..0"}));
  EXPECT_EQ(call("RtlInsertElementGenericTableAvl", Asked, Null),
            Alternatives{"set *3 to 0..0"});
  EXPECT_EQ(call("RtlInsertElementGenericTable", {Address, Address, 8, Null},
                 Address),
            Alternatives{"capture 1 in 0"});
}

TEST(InterlockedFacts, Effects) {
  for (const char *Name : {"InterlockedExchangePointer", "InterlockedExchange",
                           "_InterlockedExchangePointer"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"exchange *0 with 1"}) << Name;
  for (const char *Name :
       {"InterlockedCompareExchangePointer", "InterlockedCompareExchange64"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"exchange *0 with 1 if 2"})
        << Name;
  EXPECT_EQ(call("InterlockedIncrement", {}, 0), Alternatives{"add 1 to *0"});
  EXPECT_EQ(call("_InterlockedDecrement64", {}, 0),
            Alternatives{"add -1 to *0"});
  EXPECT_EQ(call("InterlockedExchangeAdd", {}, 0), Alternatives{"unknown *0"});
}

TEST(ExitFacts, CallsThatDoNotComeBack) {
  const DdiTable &T = DdiTable::builtin();
  for (const char *Name :
       {"KeBugCheck", "KeBugCheckEx", "__fastfail", "RtlFailFast"})
    EXPECT_EQ(T.find(Name)->Exit, ExitKind::Stops) << Name;
  for (const char *Name :
       {"ExRaiseStatus", "ExRaiseAccessViolation", "RtlRaiseStatus"})
    EXPECT_EQ(T.find(Name)->Exit, ExitKind::Raises) << Name;
  EXPECT_EQ(T.find("PsTerminateSystemThread")->Exit, ExitKind::ThreadExit);
  for (const char *Name : {"ProbeForRead", "ProbeForWrite",
                           "MmProbeAndLockPages", "ExAllocatePoolWithQuotaTag"})
    EXPECT_TRUE(T.find(Name)->MayRaise) << Name;
  EXPECT_FALSE(T.find("ExAllocatePoolWithTag")->MayRaise);
}

TEST(IrqlFacts, RaisesAndTheirUndoing) {
  EXPECT_EQ(call("KeAcquireSpinLock", {}, 0),
            Alternatives{"raise to 2 saving in *1"});
  EXPECT_EQ(call("KeReleaseSpinLock", {}, 0), Alternatives{"lower to 1"});
  for (const char *Name :
       {"KeAcquireSpinLockRaiseToDpc", "KfAcquireSpinLock",
        "ExAcquireSpinLockShared", "ExAcquireSpinLockExclusive",
        "KeRaiseIrqlToDpcLevel"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"raise to 2 saving in return"})
        << Name;
  EXPECT_EQ(call("KeAcquireInStackQueuedSpinLock", {}, 0),
            Alternatives{"raise to 2 saving in *1"});
  EXPECT_EQ(call("KeReleaseInStackQueuedSpinLock", {}, 0),
            Alternatives{"lower to *0"});
  EXPECT_EQ(call("IoAcquireCancelSpinLock", {}, 0),
            Alternatives{"raise to 2 saving in *0"});
  EXPECT_EQ(call("IoReleaseCancelSpinLock", {}, 0), Alternatives{"lower to 0"});
  EXPECT_EQ(call("ExAcquireFastMutex", {}, 0),
            Alternatives{"raise to 1 saving in *0"});
  EXPECT_EQ(call("ExReleaseFastMutex", {}, 0), Alternatives{"lower to *0"});
  EXPECT_EQ(call("ExTryToAcquireFastMutex", {}, False), Alternatives{""});
  EXPECT_EQ(call("ExTryToAcquireFastMutex", {}, True),
            Alternatives{"raise to 1 saving in *0"});
  EXPECT_EQ(call("KeLowerIrql", {}, 0), Alternatives{"lower to 0"});
  for (int64_t Level : {0, 1, 2})
    EXPECT_EQ(
        call("KeRaiseIrql", {Level, Address}, 0),
        Alternatives{"raise to " + std::to_string(Level) + " saving in *1"});
}

TEST(IrqlFacts, CallsThatProveALevel) {
  for (const char *Name :
       {"KeAcquireSpinLockAtDpcLevel", "KeReleaseSpinLockFromDpcLevel",
        "ExAcquireSpinLockSharedAtDpcLevel"})
    EXPECT_EQ(call(Name, {}, 0), Alternatives{"raise to 2"}) << Name;
  // (Object, WaitReason, WaitMode, Alertable, Timeout)
  EXPECT_EQ(call("KeWaitForSingleObject", {Address, 0, 0, 0, Null}, 0),
            Alternatives{"lower to at most 1"});
  EXPECT_EQ(call("KeWaitForSingleObject", {Address, 0, 0, 0, Address}, 0),
            Alternatives{""});
}

TEST(RoleFacts, FilterManagerCallbacks) {
  const DdiTable &T = DdiTable::builtin();
  struct {
    const char *Name;
    unsigned Min, Max;
    bool Pre, Post, Cleanup;
    std::vector<unsigned> Borrowed;
  } Roles[] = {
      {"FLT_PRE_OPERATION_CALLBACK", 0, 1, true, false, false, {}},
      {"FLT_POST_OPERATION_CALLBACK", 0, 2, false, true, false, {}},
      {"FLT_CONTEXT_CLEANUP_CALLBACK", 0, 1, false, false, true, {0}},
      {"FLT_TRANSACTION_NOTIFICATION_CALLBACK", 0, 0, false, false, false, {1}},
      {"FLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK",
       0,
       0,
       false,
       false,
       false,
       {1}},
      // Its second parameter has the type of a context, yet is none.
      {"FLT_COMPLETED_ASYNC_IO_CALLBACK", 0, 2, false, false, false, {}},
      {"FLT_GENERIC_WORKITEM_ROUTINE", 0, 0, false, false, false, {}},
      {"FLT_INSTANCE_SETUP_CALLBACK", 0, 0, false, false, false, {}},
      {"KDEFERRED_ROUTINE", 2, 2, false, false, false, {}},
      {"DRIVER_CANCEL", 2, 2, false, false, false, {}},
      {"IO_COMPLETION_ROUTINE", 0, 2, false, false, false, {}},
      {"KSTART_ROUTINE", 0, 0, false, false, false, {}},
  };
  for (const auto &R : Roles)
    for (const char *Prefix : {"", "P"}) {
      const Role *Found = T.findRole(std::string(Prefix) + R.Name);
      ASSERT_TRUE(Found) << Prefix << R.Name;
      EXPECT_EQ(Found->Name, std::string(Prefix) + R.Name);
      EXPECT_EQ(unsigned(Found->MinIrql), R.Min) << R.Name;
      EXPECT_EQ(unsigned(Found->MaxIrql), R.Max) << R.Name;
      EXPECT_EQ(Found->PreOperation, R.Pre) << R.Name;
      EXPECT_EQ(Found->PostOperation, R.Post) << R.Name;
      EXPECT_EQ(Found->Cleanup, R.Cleanup) << R.Name;
      EXPECT_EQ(Found->BorrowedContexts, R.Borrowed) << R.Name;
    }
  EXPECT_FALSE(T.findRole("FLT_NO_SUCH_CALLBACK"));
  // Its level is not documented.
  EXPECT_FALSE(T.findRole("PFLT_COMPLETE_CANCELED_CALLBACK"));
}

} // namespace
