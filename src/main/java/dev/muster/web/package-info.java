/// What the server says of itself: the description of the API (docs/api/openapi.yaml, which the tests check every
/// answer against), and the page that shows it and lets it be tried.
///
/// Everything here is the same for everybody and needs no session; nothing of the organisation is in it. The page
/// calls the API as any client does. Refuses with `file.unknown`.
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
