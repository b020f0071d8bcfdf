package planted.directory;

import java.nio.file.Path;

/// Planted fault: a value of the organisation knows a file.
public record ReadsFile(Path path) {}
