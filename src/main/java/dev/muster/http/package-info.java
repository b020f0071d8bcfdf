/// HTTP as features see it: routes with their permits, requests, replies, problems, JSON.
///
/// The package has what all endpoints share on the wire (contract 0, 9 and 13): the URL space with its context
/// path, query parameters, bodies, `fields`, the error shape with its ticket. It knows no feature; a handler already
/// contains its guard. The web server around it is [dev.muster.http.server], which only the composition root uses.
///
/// A request passes the web server's dispatcher, [dev.muster.http.Router] finds its route, the route's
/// [dev.muster.http.Handler] makes a [dev.muster.http.Reply], and the reply is rendered in one place.
@NullMarked
package dev.muster.http;

import org.jspecify.annotations.NullMarked;
