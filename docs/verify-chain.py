#!/usr/bin/env python3
"""Verifies the chain of Muster's journal (docs/journal.md): verify-chain.py <muster.db> [<head file>]"""
import hashlib, json, pathlib, sqlite3, sys

def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()

def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return {}

def marks(node):  # every {"personal": <ordinal>, "hash": <hash>} in a text
    if isinstance(node, dict) and "personal" in node:
        yield node["personal"], node["hash"]
    elif isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from marks(child)

def refuse(sentence):
    print("verify-chain.py: " + sentence, file=sys.stderr)
    sys.exit(2)

if len(sys.argv) not in (2, 3):
    refuse("usage: verify-chain.py <muster.db> [<head file>]")
try:
    db = sqlite3.connect(pathlib.Path(sys.argv[1]).resolve().as_uri() + "?mode=ro", uri=True)
    db.execute("begin")  # all that is read is of one moment
    db.execute("select revision, text, hash from journal").fetchone()
    expected = open(sys.argv[2]).read().split() if len(sys.argv) > 2 else None  # muster-head 1 epoch revision hash
except (OSError, ValueError, sqlite3.Error) as error:
    refuse(f"{' '.join(sys.argv[1:])}: {error}")
if expected is not None and (len(expected) != 5 or not expected[3].isdigit()):
    refuse(f"{sys.argv[2]}: no line 'muster-head 1 <epoch> <revision> <hash>'")
number, previous, erased, faults = 0, "0" * 64, 0, []
for revision, text, stored in db.execute("select revision, text, hash from journal order by revision"):
    entry = parsed(text)
    personal = {ordinal: salt + value for ordinal, salt, value in db.execute(
        "select ordinal, salt, value from journal_personal where revision = ?", [revision])}
    checks = [
        (revision == number + 1, f"entries are missing between {number} and this one"),
        (sha256(text) == stored, "its text isn't the one that was hashed"),
        (entry.get("revision") == revision, "its text is that of another entry"),
        (entry.get("previous") == previous, "it doesn't follow on the entry before"),
        (not expected or expected[3] != str(revision) or expected[4] == stored, "it isn't what the head file names"),
    ] + [(sha256(personal[n]) == hash_, f"personal value {n} was altered") for n, hash_ in marks(entry) if n in personal]
    faults += [f"entry {revision}: {sentence}" for good, sentence in checks if not good]
    erased += len({n for n, _ in marks(entry)} - personal.keys())
    number, previous = revision, stored
if expected and int(expected[3]) > number:
    faults.append(f"the end is cut off: the head file names entry {expected[3]}, the last one is {number}")
print("\n".join(faults + [f"{number} entries, {erased} erased personal values, {len(faults)} faults, head {previous}"]))
sys.exit(1 if faults else 0)
