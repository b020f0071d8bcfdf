/// The forms that several routes share on the wire: dates, ids, objects, access control lists, lists and their pages,
/// PATCH bodies, tags.
///
/// The package decides nothing about callers itself: where a form depends on the caller, it asks Sight. Refuses with
/// `patch.operations`, `patch.operation`, `patch.value`, `list.sort`, `list.name_contains`, `query.prefix`,
/// `…unknown`.
@NullMarked
package dev.muster.wire;

import org.jspecify.annotations.NullMarked;
