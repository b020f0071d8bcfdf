"""Reads a trace of strace and says which acknowledgement left before its change was on the disk.

A change is recognized by a mark: a text in the request's body that the database's write-ahead log gets
too. Its acknowledgement is good if, in this order: the request was read; the log got the mark; the log
got the frame that commits; a sync of the log was begun; it ended without an error; the answer was begun.

The order is that of the trace's lines. A call that another one interrupts stands on two lines: it is
begun on the first and ended on the second. Whether one succeeded that the kill cut off isn't known: no sync
that counts, but an answer that its client may have got.
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
    """A call's name, the file it was made on, what it gave back and the bytes it moved."""
    found = CALL.match(text)
    if not found:
        return "", "", -1, b""
    data = TEXT.search(found["rest"])
    result = -1 if found["result"] == "?" else int(found["result"])
    return found["name"], found["file"], result, ast.literal_eval("b" + data[0]) if data else b""


class Call:
    """One call: its name, the file it was made on, the bytes it moved, where it began and ended."""

    def __init__(self, text, begun, ended):
        self.name, self.file, self.result, self.data = parsed(text)
        self.begun, self.ended = begun, ended

    def is_sync(self):
        return self.name in ("fsync", "fdatasync") and self.result == 0

    def is_commit(self):
        """A frame's header says how large the database is after the commit, or 0: no commit."""
        return len(self.data) == FRAME_HEADER and self.data[4:8] != bytes(4)


def calls(lines):
    """The calls of a trace in the order of their beginning."""
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
        """The sync it rests on, and a sentence if anything is wrong with it."""
        start = bisect.bisect(log, self.request.ended, key=lambda call: call.begun)
        page = next((n for n in range(start, len(log)) if self.mark in log[n].data), None)
        if page is None:
            return None, "its change never came to the log"
        # A frame's header comes before its page.
        header = next((n for n in range(page - 1, len(log) - 1) if log[n].is_commit()), None)
        if header is None:
            return None, "its change was never committed"
        written = log[header + 1].ended
        sync = next((log[n] for n in range(header, len(log)) if log[n].is_sync() and log[n].begun > written), None)
        if sync is None or sync.ended > self.answer.begun:
            return sync, "it left before its sync"
        return sync, None


def acknowledgements(found, mark):
    """All answers 200, by the connection on which request and answer went."""
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
    """Each acknowledgement with the sync it rests on and what is wrong with it, if anything."""
    found = calls(lines)
    log = [c for c in found if c.file.endswith("/muster.db-wal") and (c.name == "pwrite64" or c.is_sync())]
    return [(seen, *seen.sync(log)) for seen in acknowledgements(found, mark)]
