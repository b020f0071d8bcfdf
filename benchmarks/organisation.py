"""A large organisation for measurements: rows written straight into an embedded database, without journal entries.

Only for throw-away databases: the journal has no entries for these rows, and `muster journal verify` reports that.
"""

import random
import sqlite3
import time

from measuring import ADMINISTRATOR

USERS = 100_000
GROUPS = 1_000
MEMBERSHIPS_PER_USER = 10


def fill(database, users=USERS, memberships_per_user=MEMBERSHIPS_PER_USER):
    """Writes users, groups and memberships; two users rarely have the same groups. Returns the ids of the users."""
    connection = sqlite3.connect(database)
    connection.execute("pragma synchronous = off")
    draw = random.Random(11)
    millis = int(time.time() * 1000)

    def about(name):
        return (name, "", "", "", 0, ADMINISTRATOR, None, millis, 1, millis, "")

    groups = [f"{draw.getrandbits(128):032X}" for _ in range(GROUPS if memberships_per_user else 0)]
    ids = [f"{draw.getrandbits(128):032X}" for _ in range(users)]
    connection.executemany("insert into holder values (?, ?)",
                           [(it, "group") for it in groups] + [(it, "user") for it in ids])
    connection.executemany(f"insert into user_group values ({','.join('?' * 14)})",
                           ((it, *about(f"Team {i:05}"), f"team {i:05}", "") for i, it in enumerate(groups)))
    connection.executemany(f"insert into user_account values ({','.join('?' * 21)})",
                           ((it, *about(f"Person Number {i:06}"), f"person.{i:06}", f"person.{i:06}", 1, 1, 1, 0, None, 1,
                             None) for i, it in enumerate(ids)))
    connection.executemany("insert into membership values (?, ?)",
                           ((group, it) for it in ids for group in draw.sample(groups, memberships_per_user)))
    connection.commit()
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    return ids
