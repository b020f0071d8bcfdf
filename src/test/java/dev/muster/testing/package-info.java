/// Fixtures that tests of several packages share: servers, databases, clocks, random histories.
@NullMarked
package dev.muster.testing;

import org.jspecify.annotations.NullMarked;
