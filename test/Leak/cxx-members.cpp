// Member functions, references, templates over the context's type.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

struct StreamState {
    ULONG Flags;
    bool IsNew() const { return (Flags & 1) != 0; }
};

template <typename T>
static NTSTATUS Get(PCFLT_RELATED_OBJECTS FltObjects, T *&Result)
{
    return FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                               reinterpret_cast<PFLT_CONTEXT *>(&Result));
}

template <typename T> static void Put(T *&State)
{
    if (State) {
        FltReleaseContext(State);
    }
    State = nullptr;
}

VOID ByReference(PCFLT_RELATED_OBJECTS FltObjects)
{
    StreamState *State = nullptr;

    Get(FltObjects, State);
    Put(State);
}

VOID ByReferenceLeaking(PCFLT_RELATED_OBJECTS FltObjects)
{
    StreamState *State = nullptr;

    if (!NT_SUCCESS(Get(FltObjects, State))) {
        return;
    }
    if (State->IsNew()) {
// CHECK: cxx-members.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'State' obtained by 'Get{{.*}}' is not released
        return;
    }
    Put(State);
}

class Request {
public:
    bool Begin(PCFLT_RELATED_OBJECTS FltObjects)
    {
        return NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &Instance));
    }
    void End()
    {
        FltReleaseContext(Instance);
        Instance = nullptr;
    }

private:
    PFLT_CONTEXT Instance = nullptr;
};

VOID BeginAndEnd(PCFLT_RELATED_OBJECTS FltObjects)
{
    Request R;

    if (R.Begin(FltObjects)) {
        R.End();
    }
}

VOID BeginOnly(PCFLT_RELATED_OBJECTS FltObjects)
{
    Request R;

    if (R.Begin(FltObjects)) {
        DbgPrint("begun\n");
    }
// CHECK: cxx-members.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'R.Instance' obtained by '{{(Request::)?}}Begin' is not released
}
// CHECK: fltlint: 1 file, {{[0-9]+}} functions analysed, 0 not fully analysed, 2 findings
