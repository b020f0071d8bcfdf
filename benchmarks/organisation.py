"""A large organisation for measurements: rows put straight into an embedded database, beside its journal.

Only for throw-away databases: the journal doesn't know of these rows, and `muster journal verify` says so.
"""

import random
import sqlite3
import time

from measuring import ADMINISTRATOR

USERS = 100_000
GROUPS = 1_000
MEMBERSHIPS_PER_USER = 10


def fill(database, users=USERS, memberships_per_user=MEMBERSHIPS_PER_USER):
    """Puts users, groups and memberships; users that have the same groups are rare. Gives the users' ids."""
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
