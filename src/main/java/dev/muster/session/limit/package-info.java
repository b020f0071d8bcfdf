/// How often log-ins may fail before nobody listens for a while. Refuses with `login.limited`,
/// `login.busy`.
@NullMarked
package dev.muster.session.limit;

import org.jspecify.annotations.NullMarked;
