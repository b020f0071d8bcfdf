package planted.role;

import planted.base.LooksUp;
import planted.http.Reply;

/// Planted fault: a class that is not called `…Routes` and uses HTTP.
public record SpeaksHttp(Reply reply, LooksUp used) {}
