/// The description of the API, `docs/api/openapi.yaml`, against which every answer in a test is checked.
@NullMarked
package dev.muster.testing.api;

import org.jspecify.annotations.NullMarked;
