/// The words every feature speaks: ids, names and their keys, callers and authors, problems, pages.
///
/// Nothing here knows a feature, the wire or a database. Text rules (which characters a name may
/// have, when two names are the same) stand in one place, [dev.muster.base.Text].
@NullMarked
package dev.muster.base;

import org.jspecify.annotations.NullMarked;
