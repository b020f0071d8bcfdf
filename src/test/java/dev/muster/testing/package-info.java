/// What tests of several packages share.
@NullMarked
package dev.muster.testing;

import org.jspecify.annotations.NullMarked;
