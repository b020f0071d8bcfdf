/// HTTP as features see it: routes with their permits, requests, replies, problems, JSON.
///
/// Owns what every endpoint has in common on the wire (contract.md 0, 9 and 13): the URL space with
/// its context path, query parameters, bodies, `fields`, the error shape with its ticket. Knows no
/// feature: handlers come with their guard in them. The server around it is
/// [dev.muster.http.server], and only the composition root needs that.
///
/// A request passes the server's dispatcher, [dev.muster.http.Router] (which route), the route's
/// [dev.muster.http.Handler], and its [dev.muster.http.Reply] is rendered in one place.
@NullMarked
package dev.muster.http;

import org.jspecify.annotations.NullMarked;
