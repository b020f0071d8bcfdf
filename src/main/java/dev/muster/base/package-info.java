/// The basic values of every feature: ids, names and their keys, callers and authors, problems, pages.
///
/// Nothing here depends on a feature, the wire or a database. [dev.muster.base.Text] is the only place for the
/// rules of text: which characters a name may have, and when two names are the same.
@NullMarked
package dev.muster.base;

import org.jspecify.annotations.NullMarked;
