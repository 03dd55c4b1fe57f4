"""A small client of a language server, for tests."""

import json
import os
import subprocess
import threading
from urllib.parse import unquote, urlparse


def to_uri(path):
    return "file://" + os.path.realpath(path)


def to_path(uri):
    return unquote(urlparse(uri).path)


class Server:
    """Talks to a server; everything it waits for has an end."""

    def __init__(self, command, timeout=60, related=True):
        self.log = []
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.timeout = timeout
        self.changed = threading.Condition()
        self.answers = {}
        self.diagnostics = {}  # by file and version
        self.ended = False
        self.last = 0
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._drain, daemon=True).start()
        self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": None,
                "capabilities": {
                    "textDocument": {
                        "publishDiagnostics": {
                            "relatedInformation": related,
                            "codeActionsInline": True,
                        }
                    }
                },
            },
        )
        self.notify("initialized", {})

    def _drain(self):
        for line in self.process.stderr:
            self.log.append(line.decode(errors="replace"))

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while True:
                line = stream.readline()
                if not line:
                    with self.changed:
                        self.ended = True
                        self.changed.notify_all()
                    return
                if not line.strip():
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            message = json.loads(stream.read(length))
            with self.changed:
                if message.get("method") == "textDocument/publishDiagnostics":
                    params = message["params"]
                    key = (to_path(params["uri"]), params.get("version"))
                    self.diagnostics[key] = params["diagnostics"]
                elif "method" not in message:
                    self.answers[message["id"]] = message
                self.changed.notify_all()

    def _send(self, message):
        message["jsonrpc"] = "2.0"
        body = json.dumps(message).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self.process.stdin.flush()
        except BrokenPipeError:
            raise SystemExit("the server has ended:\n" + "".join(self.log))

    def _wait(self, ready, what):
        with self.changed:
            self.changed.wait_for(lambda: self.ended or ready(), self.timeout)
            if not ready():
                state = "the server has ended" if self.ended else "no answer"
                raise SystemExit("%s: %s\n%s" % (state, what, "".join(self.log)))

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        self.last += 1
        number = self.last
        self._send({"id": number, "method": method, "params": params})
        self._wait(lambda: number in self.answers, method)
        return self.answers[number].get("result")

    def open(self, path, text, version=1):
        document = {
            "uri": to_uri(path),
            "languageId": "cpp" if path.endswith(".cpp") else "c",
            "version": version,
            "text": text,
        }
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, path, text, version):
        self.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": to_uri(path), "version": version},
                "contentChanges": [{"text": text}],
                "wantDiagnostics": True,
            },
        )

    def close(self, path):
        self.notify("textDocument/didClose", {"textDocument": {"uri": to_uri(path)}})

    def wait(self, path, version=1):
        """The diagnostics of a version of a file."""
        key = (os.path.realpath(path), version)
        self._wait(lambda: key in self.diagnostics, "diagnostics of %s:%d" % key)
        return self.diagnostics[key]

    def stop(self):
        """The exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(self.timeout)


def show(path, diagnostics):
    """Diagnostics in Clang's form, notes behind what they belong to."""
    lines = []

    def line(path, range, level, text):
        start = range["start"]
        lines.append(
            "%s:%d:%d: %s: %s"
            % (path, start["line"] + 1, start["character"] + 1, level, text)
        )

    # Clang's messages begin in lower case; clangd changes that.
    def plain(text):
        return text[:1].lower() + text[1:] if text[1:2] != "'" else text

    for one in diagnostics:
        level = {1: "error", 2: "warning"}.get(one["severity"], "note")
        text = plain(one["message"].replace(" (fix available)", ""))
        if one.get("source") == "clang-tidy":
            text += " [%s]" % one["code"]
        line(path, one["range"], level, text)
        for note in one.get("relatedInformation", []):
            place = note["location"]
            line(to_path(place["uri"]), place["range"], "note", plain(note["message"]))
    return lines
