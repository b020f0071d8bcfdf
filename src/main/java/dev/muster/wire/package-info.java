/// What all routes share: endpoints with their guard, writing, revisions, kept answers, and the wire's
/// common shapes (ids, dates, owners, access control lists).
///
/// The guard refuses in a fixed order: no session, no permit, and only then whatever the endpoint
/// itself finds (docs/decisions/0010). Permits of writes are looked up again on the very picture the
/// change is decided on. Refuses with `session.none`, `permit.missing`.
@NullMarked
package dev.muster.wire;

import org.jspecify.annotations.NullMarked;
