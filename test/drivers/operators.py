"""The mutation operators: each yields the changes it can make to a function, as
(name of the operator, checks one of which has to tell, edits). An edit is
(start, end, new text); edits of one change do not overlap."""

import re

LEAK = "flt-context-leak"
OVER = "flt-context-over-release"
AFTER = "flt-context-use-after-release"
UNSET = "flt-context-uninitialized"
ARGUMENT = "flt-context-argument"
IRQL = "flt-context-irql"
POOL = "flt-context-pool"
REGISTRATION = "flt-context-registration"

RELEASE = re.compile(r"\s*FltReleaseContext(?:s|sEx)?\s*\((.*)\)\s*;\s*$", re.S)
GIVES = re.compile(
    r"\b(?:Flt|Cov\.)(?:Get|Set|Allocate)\w*Contexts?(?:Ex)?\s*\(|\bFltDelete\w+Context\s*\("
)
LEAVES = re.compile(r"\b(?:return|goto|leave|__leave|break|continue|TRY_RETURN)\b")

# What stands for a release in a driver: a routine or macro that releases what it
# is given. The second member says that it may be called twice.
WRAPPERS = {
    "backup": {"TmFreeCopy": False, "TmUnlinkInstance": True},
    "datascan": {"SieveDereferenceScan": False, "SieveCloseSection": False},
    "encryption": {"VeilFreePre2Post": False},
    "hsm": {"LarderFreeRecall": False},
    "olddk": {"RELEASE": True},
    "quota": {"RationRelease": True},
    "sandbox": {"PpFreeOpen": False},
}

# What mutants refer to; it goes behind the last #include.
PRELUDE = "extern volatile LONG MutantFlag; extern KSPIN_LOCK MutantLock;\n"


class Driver:
    """What all files of a driver say together about its contexts."""

    def __init__(self, name, sources):
        self.name = name
        code = "\n".join(s.code for s in sources)
        self.types = set(
            re.findall(r"FLT_\w+_CONTEXT,[^{}]*?sizeof\s*\(\s*(\w+)\s*\)", code)
        )
        self.types |= set(
            re.findall(r"_CONTEXT,\s*GL_STREAM_SIZE", code) and ["GL_STREAM"]
        )
        self.paged = set()
        for call in re.findall(r"FltAllocateContext\s*\(([^;]*);", code):
            size = re.search(r"sizeof\s*\(\s*(\w+)\s*\)", call)
            if size and re.search(r"\bPagedPool", call):
                self.paged.add(size.group(1))
        if name == "quota":
            self.paged.add("RATION_HANDLE")
        names = "|".join(sorted(self.types)) or "-"
        self.names = set(
            re.findall(r"\b(?:P(?:%s)|(?:%s)\s*\*)\s*\*?\s*(\w+)\b" % (names, names), code)
        ) | set(re.findall(r"\bContext<\w+>(?:&&|&)?\s+(\w+)", code))
        self.pagedNames = set()
        if self.paged:
            names = "|".join(sorted(self.paged))
            self.pagedNames = set(
                re.findall(r"\bP(?:%s)\s*\*?\s*(\w+)\b" % names, code)
            )
        # Routines of the driver's own that give a context.
        pointer = re.compile(
            r"\b(?:P(?:%s)|PFLT_CONTEXT)\s*\*\s*\w+|Context<\w+>&"
            % ("|".join(sorted(self.types)) or "-")
        )
        self.gives = {
            f.name
            for s in sources
            for f in s.functions
            if pointer.search(f.parameters)
        }

    def isContext(self, expression):
        last = re.search(r"(\w+)\s*$", expression.strip())
        return bool(last) and last.group(1) in self.names

    def givesContext(self, text):
        if GIVES.search(text):
            return True
        return any(
            m in self.gives for m in re.findall(r"\b(\w+)\s*\(", text)
        )

    def released(self, text):
        """What a statement releases and whether it may be repeated, or None."""
        match = RELEASE.match(text)
        if match:
            return match.group(1).strip(), False
        match = re.match(r"\s*(\w+)\s*\((.*)\)\s*;\s*$", text, re.S)
        if match and match.group(1) in WRAPPERS.get(self.name, {}):
            return match.group(2).strip(), WRAPPERS[self.name][match.group(1)]
        return None


def nothing(function):
    """A return statement of the function's type."""
    returns = function.returns
    if function.name == "operator=":
        return "return *this;"
    for word, value in (
        ("FLT_PREOP_CALLBACK_STATUS", "FLT_PREOP_SUCCESS_NO_CALLBACK"),
        ("FLT_POSTOP_CALLBACK_STATUS", "FLT_POSTOP_FINISHED_PROCESSING"),
        ("NTSTATUS", "STATUS_UNSUCCESSFUL"),
        ("BOOLEAN", "FALSE"),
        ("Context<", "{}"),
    ):
        if word in returns:
            return "return %s;" % value
    if re.search(r"\*\s*$|\bP[A-Z]+_\w+\s*$", returns):
        return "return NULL;"
    return "return;"


def base(expression):
    """The variable in `copy->File`, `*Volume`, `&contexts`, `(PFLT_CONTEXT *)&x`."""
    expression = re.sub(r"\(\s*\w+\s*\*?\s*\)", "", expression)
    expression = expression.split(",")[-1]
    match = re.search(r"[A-Za-z_]\w*(?:->\w+)*", expression)
    return match.group(0) if match else expression


def releases(driver, source, function):
    for s in function.statements():
        if s.kind == "simple":
            what = driver.released(source.of(s))
            if what:
                yield s, what[0], what[1]


def guarded(source, s, holder):
    """The `if (holder != NULL)` of which the statement is all, or itself."""
    up = s.parent
    if (
        up is not None
        and up.kind == "if"
        and len(up.parts) == 1
        and re.search(
            r"(?:^|&&)\s*%s\s*(?:!=\s*(?:NULL|nullptr)\s*)?(?:$|&&)" % re.escape(holder),
            up.head,
        )
        and [t for t in up.parts[0] if t is not s and holder not in source.of(t)] == []
    ):
        return up
    return s


def removeRelease(driver, source, function):
    for s, what, _ in releases(driver, source, function):
        yield "remove-release", (LEAK,), [(s.start, s.end, "((void)0);")]


def doubleRelease(driver, source, function):
    for s, what, idempotent in releases(driver, source, function):
        if idempotent or "FltReleaseContexts" in source.of(s):
            continue
        text = source.text[s.start : s.end]
        # A routine that frees the holder finds nothing set in it the next time.
        yield "double-release", (OVER, AFTER, UNSET), [
            (s.start, s.end, "{ %s %s }" % (text, text))
        ]


def guardRelease(driver, source, function):
    for s, what, _ in releases(driver, source, function):
        text = source.text[s.start : s.end]
        yield "guard-release", (LEAK,), [
            (s.start, s.end, "{ if (MutantFlag) { %s } }" % text)
        ]


def earlyRelease(driver, source, function):
    for s, what, _ in releases(driver, source, function):
        holder = base(what)
        unit = guarded(source, s, holder)
        word = re.compile(r"\b%s\b(?!->\w+->)" % re.escape(holder))
        before = unit.previous()
        while before is not None and before.kind != "label":
            text = source.of(before)
            if word.search(text):
                if re.search(
                    r"&\s*%s\b|\b%s\s*=[^=]|\b%s\s*;" % ((re.escape(holder),) * 3), text
                ) or driver.released(text):
                    break
                if before.kind == "if" and re.search(
                    r"\b%s\s*[!=]=\s*NULL" % re.escape(holder), before.head
                ):
                    break
                yield "early-release", (AFTER, OVER), [
                    (before.start, before.start, source.text[unit.start : unit.end] + " "),
                    (unit.start, unit.end, ";"),
                ]
                break
            before = before.previous()


def lateRelease(driver, source, function):
    for s, what, _ in releases(driver, source, function):
        unit = guarded(source, s, base(what))
        after = unit.next()
        if after is None or after.kind not in ("if", "switch", "while", "for"):
            continue
        if not LEAVES.search(source.of(after)):
            continue
        yield "late-release", (LEAK,), [
            (unit.start, unit.end, ";"),
            (after.end, after.end, " " + source.text[unit.start : unit.end]),
        ]


def earlyReturn(driver, source, function):
    for s, what, _ in releases(driver, source, function):
        unit = guarded(source, s, base(what))
        yield "early-return", (LEAK,), [
            (unit.start, unit.start, "if (MutantFlag) { %s } " % nothing(function))
        ]


def overwriteHolder(driver, source, function):
    for s, what, _ in releases(driver, source, function):
        holder = base(what)
        if not driver.isContext(holder) or "FltReleaseContext(" not in source.of(s):
            continue
        unit = guarded(source, s, holder)
        star = "*" if re.match(r"\*\s*\w+$", what) else ""
        yield "overwrite-holder", (LEAK, UNSET, OVER), [
            (unit.start, unit.start, "%s%s = NULL; " % (star, holder))
        ]


def dropNullTest(driver, source, function):
    for s in function.statements():
        if s.kind not in ("if", "while"):
            continue
        head = s.head.strip()
        match = re.match(r"([\w>.*-]+)\s*(!=|==)\s*(?:NULL|nullptr)$", head)
        if match:
            holder, sense = match.group(1), match.group(2) == "!="
        elif re.match(r"!?[\w>.-]+$", head):
            holder, sense = head.lstrip("!"), not head.startswith("!")
        else:
            continue
        if not driver.isContext(holder):
            continue
        yield "drop-null-test", (UNSET, OVER, AFTER), [
            (*s.head_span, "TRUE" if sense else "FALSE")
        ]


def dropStatusTest(driver, source, function):
    for s in function.statements():
        if s.kind != "if":
            continue
        before = s.previous()
        context = before is not None and driver.givesContext(source.of(before))
        start = s.head_span[0]
        for match in re.finditer(
            r"NT_SUCCESS\s*\(((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)"
            r"|(\w+) (==|!=) (STATUS_FLT_CONTEXT_ALREADY_DEFINED|STATUS_NOT_FOUND)",
            s.head,
        ):
            inner = match.group(1)
            if inner and not re.match(r"\s*\w+\s*$", inner):
                if not driver.givesContext(inner):
                    continue
                new = "((%s), TRUE)" % source.text[
                    start + match.start(1) : start + match.end(1)
                ].strip()
            elif not context:
                continue
            else:
                new = "TRUE" if inner else "FALSE"
            yield "drop-status-test", (UNSET, LEAK, OVER, AFTER), [
                (start + match.start(), start + match.end(), new)
            ]


def dropInit(driver, source, function):
    body = source.code[function.start : function.end]
    for s in function.statements():
        if s.kind != "simple":
            continue
        match = re.match(r"\s*P\w+\s+(\w+)(\s*=\s*NULL)\s*;$", source.of(s))
        if (
            match
            and match.group(1) in driver.names
            and re.search(r"\b%s != NULL" % match.group(1), body)
        ):
            yield "drop-initialiser", (UNSET,), [
                (s.start + match.start(2), s.start + match.end(2), "")
            ]


def dropReference(driver, source, function):
    for s in function.statements():
        if s.kind == "simple" and re.match(
            r"\s*FltReferenceContext\s*\(", source.of(s)
        ):
            yield "drop-reference", (OVER, AFTER), [(s.start, s.end, "((void)0);")]


def swapPool(driver, source, function):
    for match in re.finditer(
        r"\bFltAllocateContext\s*\(([^;]*?)\bNonPagedPool\w*",
        source.code[function.start : function.end],
    ):
        kind = POOL if "FLT_VOLUME_CONTEXT" in match.group(1) else IRQL
        text = match.group(0)
        at = function.start + match.start() + text.rindex("NonPagedPool")
        yield "swap-pool", (kind,), [(at, function.start + match.end(), "PagedPool")]
    if "NonPagedPoolNx;" in source.code[function.start : function.end]:
        at = source.code.index("NonPagedPoolNx;", function.start)
        yield "swap-pool", (POOL, IRQL), [
            (at, at + len("NonPagedPoolNx"), "PagedPool")
        ]


def holdLock(driver, source, function):
    for s in function.statements():
        if s.kind != "simple":
            continue
        text = source.of(s)
        what = driver.released(text)
        if what and "FltReleaseContext" in text:
            last = re.search(r"(\w+)$", base(what[0]))
            if not last or last.group(1) not in driver.pagedNames:
                continue
        elif not (
            re.match(r"\s*(?:\w+\s*=|\(VOID\)|\(void\)|Flt)", text)
            and GIVES.search(text)
        ):
            continue
        yield "hold-lock", (IRQL,), [
            (
                s.start,
                s.end,
                "{ KIRQL MutantIrql; KeAcquireSpinLock(&MutantLock, &MutantIrql); "
                "%s KeReleaseSpinLock(&MutantLock, MutantIrql); }"
                % source.text[s.start : s.end],
            )
        ]


def noCallback(driver, source, function):
    if "FLT_PREOP" not in function.returns:
        return
    body = source.code[function.start : function.end]
    if not re.search(r"\*[Cc]ompletionContext\s*=\s*(?!NULL|nullptr)\w", body):
        return
    for s in function.statements():
        if s.kind != "simple":
            continue
        match = re.match(
            r"\s*(?:return|result\s*=)\s*"
            r"(FLT_PREOP_SUCCESS_WITH_CALLBACK|FLT_PREOP_SYNCHRONIZE)\s*;",
            source.of(s),
        )
        if match:
            yield "no-callback", (LEAK,), [
                (
                    s.start + match.start(1),
                    s.start + match.end(1),
                    "FLT_PREOP_SUCCESS_NO_CALLBACK",
                )
            ]


def freeHolder(driver, source, function):
    for s in function.statements():
        if s.kind != "simple":
            continue
        text = source.of(s)
        match = re.match(r"\s*\*[Cc]ompletionContext\s*=\s*(\w+)\s*;", text)
        if match and match.group(1) not in ("NULL", "nullptr"):
            if driver.isContext(match.group(1)):
                new = "*%sompletionContext = NULL;" % (
                    "C" if "CompletionContext" in text else "c"
                )
                yield "overwrite-holder", (LEAK,), [(s.start, s.end, new)]
            else:
                yield "free-holder", (LEAK,), [
                    (
                        s.start,
                        s.end,
                        "{ ExFreePool(%s); *%sompletionContext = NULL; }"
                        % (
                            match.group(1),
                            "C" if "CompletionContext" in text else "c",
                        ),
                    )
                ]
        match = re.match(
            r"\s*Insert\w+List\s*\(.*&\s*(\w+)->\w+\s*\)\s*;$", text, re.S
        )
        if match:
            held = match.group(1)
            if "FltReferenceContext" in source.code[function.start : function.end]:
                if driver.isContext(held):
                    continue
                yield "free-holder", (LEAK,), [
                    (s.start, s.end, "ExFreePool(%s);" % held)
                ]


def registration(driver, source):
    """Entries of the tables, rather than statements."""
    for table in re.finditer(
        r"FLT_CONTEXT_REGISTRATION\s+\w+\[\]\s*=\s*\{(.*?)\};", source.code, re.S
    ):
        n = 0
        for entry in re.finditer(r"\{[^{}]*\}\s*,?", table.group(1)):
            n += 1
            at = table.start(1) + entry.start()
            end = table.start(1) + entry.end()
            yield "drop-registration", (REGISTRATION,), [(at, end, "")]


OPERATORS = (
    removeRelease,
    doubleRelease,
    earlyRelease,
    lateRelease,
    guardRelease,
    dropNullTest,
    dropStatusTest,
    dropInit,
    dropReference,
    earlyReturn,
    overwriteHolder,
    freeHolder,
    noCallback,
    swapPool,
    holdLock,
)
