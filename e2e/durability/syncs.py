"""Reads a trace of strace and finds acknowledgements that left before their change was on the disk.

A change is recognized by a mark: a text in the body of the request that is also written to the write-ahead
log of the database. Its acknowledgement is good if this is the order: the request was read; the mark was
written to the log; the frame that commits was written; a sync of the log began; it ended without an error;
the answer began.

The order is the order of the lines in the trace. An interrupted call has two lines: it begins on the first
and ends on the second. The result of a call that the kill cut off is unknown: such a sync doesn't count,
but the client may have received such an answer.
"""

import ast
import bisect
import functools
import re

LINE = re.compile(r"(?P<thread>\d+) +[\d.]+ (?P<text>.*)")
UNFINISHED = " <unfinished ...>"
RESUMED = re.compile(r"<\.\.\. \w+ resumed>")
CALL = re.compile(r"(?P<name>\w+)\(\d+<(?P<file>[^\n]*?)>(?:\)|, *)(?P<rest>.*) = (?P<result>-?\d+|\?)")
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
FRAME_HEADER = 24


@functools.cache
def parsed(text):
    """The name of a call, its file, its result and the bytes it moved."""
    found = CALL.match(text)
    if not found:
        return "", "", -1, b""
    data = TEXT.search(found["rest"])
    result = -1 if found["result"] == "?" else int(found["result"])
    return found["name"], found["file"], result, ast.literal_eval("b" + data[0]) if data else b""


class Call:
    """One call: its name, its file, its result, the bytes it moved, and the lines where it began and ended."""

    def __init__(self, text, begun, ended):
        self.name, self.file, self.result, self.data = parsed(text)
        self.begun, self.ended = begun, ended

    def is_sync(self):
        return self.name in ("fsync", "fdatasync") and self.result == 0

    def is_commit(self):
        """The header of a frame has the size of the database after the commit, or 0 if the frame does not commit."""
        return len(self.data) == FRAME_HEADER and self.data[4:8] != bytes(4)


def calls(lines):
    """The calls of a trace, in the order in which they began."""
    pending, found = {}, []
    for number, line in enumerate(lines):
        parts = LINE.match(line)
        if not parts:
            continue
        thread, text = parts["thread"], parts["text"]
        resumed = RESUMED.match(text)
        if text.endswith(UNFINISHED):
            pending[thread] = (number, text.removesuffix(UNFINISHED))
        elif resumed and thread in pending:
            begun, start = pending.pop(thread)
            found.append(Call(start + text[resumed.end() :], begun, number))
        elif not resumed:
            found.append(Call(text, number, number))
    return sorted(found, key=lambda call: call.begun)


class Acknowledgement:
    """The answer 200 to a request with a mark."""

    def __init__(self, mark, request, answer):
        self.mark, self.request, self.answer = mark, request, answer

    def sync(self, log):
        """The sync that makes the change durable, and a sentence if there is a fault."""
        start = bisect.bisect(log, self.request.ended, key=lambda call: call.begun)
        page = next((n for n in range(start, len(log)) if self.mark in log[n].data), None)
        if page is None:
            return None, "its change never came to the log"
        # The header of a frame comes before its page.
        header = next((n for n in range(page - 1, len(log) - 1) if log[n].is_commit()), None)
        if header is None:
            return None, "its change was never committed"
        written = log[header + 1].ended
        sync = next((log[n] for n in range(header, len(log)) if log[n].is_sync() and log[n].begun > written), None)
        if sync is None or sync.ended > self.answer.begun:
            return sync, "it left before its sync"
        return sync, None


def acknowledgements(found, mark):
    """All answers 200 to requests with a mark. Request and answer are matched by their connection."""
    requests, seen = {}, []
    for call in found:
        if not call.file.startswith("TCP"):
            continue
        if call.name in ("read", "recvfrom") and call.data:
            data = requests[call.file][0] if call.file in requests else b""
            requests[call.file] = (data + call.data, call)
        elif call.data.startswith(b"HTTP/1.1 ") and call.file in requests:
            data, request = requests.pop(call.file)
            named = re.search(mark, data)
            if named and data.startswith(b"PATCH ") and call.data.startswith(b"HTTP/1.1 200 "):
                seen.append(Acknowledgement(named[0], request, call))
    return seen


def judged(lines, mark):
    """Each acknowledgement with its sync, and its fault if there is one."""
    found = calls(lines)
    log = [c for c in found if c.file.endswith("/muster.db-wal") and (c.name == "pwrite64" or c.is_sync())]
    return [(seen, *seen.sync(log)) for seen in acknowledgements(found, mark)]
