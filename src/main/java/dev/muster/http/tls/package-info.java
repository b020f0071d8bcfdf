/// The server's certificate and key: read from PEM files, and read again when they change.
@NullMarked
package dev.muster.http.tls;

import org.jspecify.annotations.NullMarked;
