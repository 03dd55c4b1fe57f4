"""Reads C and C++ just well enough to change it: functions, and the tree of their
statements, with positions in the text. The drivers here are its only readers."""

import re


def blank(text):
    """The text without comments, strings and preprocessor lines, every character
    where it was."""

    def spaces(match):
        return re.sub(r"[^\n]", " ", match.group(0))

    text = re.sub(
        r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
        spaces,
        text,
        flags=re.S,
    )
    return re.sub(r"(?m)^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", spaces, text)


class Statement:
    """A statement: `code` is its text, `head` what is in the parentheses of an
    if, `parts` the lists of statements below it."""

    def __init__(self, kind, start):
        self.kind = kind
        self.start = start
        self.end = start
        self.head = ""
        self.head_span = (start, start)
        self.parts = []
        self.siblings = []
        self.parent = None

    def index(self):
        return next(i for i, s in enumerate(self.siblings) if s is self)

    def previous(self):
        i = self.index()
        return self.siblings[i - 1] if i > 0 else None

    def next(self):
        i = self.index()
        return self.siblings[i + 1] if i + 1 < len(self.siblings) else None

    def walk(self):
        yield self
        for part in self.parts:
            for s in part:
                yield from s.walk()

    def ancestors(self):
        s = self.parent
        while s is not None:
            yield s
            s = s.parent


class Function:
    def __init__(self, name, returns, parameters, start, end, body):
        self.name = name
        self.returns = returns
        self.parameters = parameters
        self.start = start
        self.end = end
        self.body = body

    def statements(self):
        for s in self.body:
            yield from s.walk()


class Source:
    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.code = blank(text)
        self.functions = []
        self._declarations(0, len(self.code))

    def _close(self, at, open_, close):
        depth = 0
        while at < len(self.code):
            c = self.code[at]
            if c == open_:
                depth += 1
            elif c == close:
                depth -= 1
                if depth == 0:
                    return at + 1
            at += 1
        raise ValueError("%s: no end to the %s" % (self.path, open_))

    def _declarations(self, at, end):
        begin = at
        while at < end:
            c = self.code[at]
            if c == ";" or c == "}":
                begin = at + 1
            elif c == "(":
                at = self._close(at, "(", ")")
                continue
            elif c == "{":
                close = self._close(at, "{", "}")
                header = self.code[begin:at]
                if re.search(r"\b(namespace|class|struct|extern)\b[^()]*$", header):
                    self._declarations(at + 1, close - 1)
                elif "(" in header and not re.search(r"=\s*$", header):
                    self._function(header, begin, at, close)
                at = close
                begin = at
                continue
            at += 1

    def _function(self, header, begin, at, close):
        plain = re.sub(r"(?<!:):(?!:).*", "", header, flags=re.S)
        plain = re.sub(r"(?:\s|\b(?:noexcept|const|override)\b)+$", "", plain)
        if not plain.endswith(")"):
            return
        depth = 0
        for i in range(len(plain) - 1, -1, -1):
            depth += {")": 1, "(": -1}.get(plain[i], 0)
            if depth == 0:
                break
        name = re.search(r"(operator\s*\W+|~?\w+|operator \w+)\s*$", plain[:i])
        if not name:
            return
        body, _ = self._statements(at + 1, close - 1, None)
        self.functions.append(
            Function(
                re.sub(r"\s+", "", name.group(1)),
                plain[: name.start()],
                plain[i:],
                begin,
                close,
                body,
            )
        )

    def _skip(self, at):
        while at < len(self.code) and self.code[at].isspace():
            at += 1
        return at

    def _statements(self, at, end, parent):
        result = []
        at = self._skip(at)
        while at < end:
            s = self._statement(at, parent)
            s.siblings = result
            result.append(s)
            at = self._skip(s.end)
        return result, at

    def _sub(self, s, at):
        """One statement, or the statements of a block, as a part of `s`."""
        at = self._skip(at)
        if self.code[at] == "{":
            close = self._close(at, "{", "}")
            part, _ = self._statements(at + 1, close - 1, s)
            s.parts.append(part)
            return close
        part = []
        sub = self._statement(at, s)
        sub.siblings = part
        part.append(sub)
        s.parts.append(part)
        return sub.end

    def _statement(self, at, parent):
        s = Statement("simple", at)
        s.parent = parent
        code = self.code
        word = re.compile(r"\w+").match(code, at)
        word = word.group(0) if word else ""
        if code[at] == "{":
            s.kind = "block"
            s.end = self._sub(s, at)
            return s
        if word in ("if", "while", "for", "switch"):
            s.kind = word
            open_ = code.index("(", at)
            close = self._close(open_, "(", ")")
            s.head_span = (open_ + 1, close - 1)
            s.head = code[open_ + 1 : close - 1]
            at = self._sub(s, close)
            if word == "if":
                other = re.compile(r"\s*else\b").match(code, at)
                if other:
                    at = self._sub(s, other.end())
            s.end = at
            return s
        if word == "do":
            s.kind = "do"
            at = self._sub(s, at + 2)
            s.end = code.index(";", at) + 1
            return s
        if word in ("try", "__try"):
            s.kind = "try"
            at = self._sub(s, at + len(word))
            follow = re.compile(r"\s*(finally|__finally|except|__except)\b").match(
                code, at
            )
            at = follow.end()
            if "except" in follow.group(1):
                at = self._close(code.index("(", at), "(", ")")
            s.end = self._sub(s, at)
            return s
        label = re.compile(r"(case\b[^:;]*|default\s*|\w+\s*):(?!:)").match(code, at)
        if label and "?" not in label.group(0):
            s.kind = "label"
            s.end = label.end()
            return s
        while code[at] != ";":
            if code[at] in "({":
                at = self._close(at, code[at], {"(": ")", "{": "}"}[code[at]])
            else:
                at += 1
        s.end = at + 1
        return s

    def of(self, s):
        return self.code[s.start : s.end]
