package planted.directory;

import java.nio.file.Path;

/// Planted: the organisation's values reach for a file.
public record ReadsFile(Path path) {}
