package planted.base;

import planted.role.SpeaksHttp;

/// Planted fault: the lowest level uses a feature, which uses it.
public record LooksUp(SpeaksHttp feature) {}
