/// What the server says of itself: the description of the API (docs/api/openapi.yaml, which the tests check every
/// answer against).
///
/// Everything here is the same for everybody and needs no session; nothing of the organisation is in it.
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
