package planted.role;

import planted.base.LooksUp;
import planted.http.Reply;

/// Planted: not called `…Routes`, and speaks HTTP.
public record SpeaksHttp(Reply reply, LooksUp used) {}
