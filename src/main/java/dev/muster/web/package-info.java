/// The public pages of the server: its status, the description of its API, and a page to try every call.
///
/// The pages are the same for all callers, need no session, and have no data of the organisation. The tests check every
/// answer of the server against the description (docs/api/openapi.yaml). The page calls the API like any client.
/// Refusals: `file.unknown`.
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
