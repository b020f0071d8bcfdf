/// What the server says of itself to anybody: its status, the description of its API, and the page to try the API on.
///
/// Everything here is the same for all callers and needs no session; nothing of the organisation is in it. The tests
/// check every answer against the description (docs/api/openapi.yaml). The page calls the API as any client does.
/// Refuses with `file.unknown`.
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
