/// The description of the API, `docs/api/openapi.yaml`, as what every answer in a test is measured by.
@NullMarked
package dev.muster.testing.api;

import org.jspecify.annotations.NullMarked;
