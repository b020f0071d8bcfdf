package dev.muster.bench.collections;

import java.util.List;

/// What a forked JVM measures. Bytes have forks of their own: the serial collector counts them exactly,
/// and they are the same in every run.
enum Part {
    HASH("hash", true),
    HASH_WAYS("hash", true),
    HASH_BYTES("hash", false),
    SETS("sets", false),
    SORTED("sorted", true),
    SORTED_WAYS("sorted", true),
    SORTED_BYTES("sorted", false),
    COPY("copy", true);

    private final String figures;
    private final boolean timed;

    Part(String figures, boolean timed) {
        this.figures = figures;
        this.timed = timed;
    }

    /// Whether every run has it; else the first alone.
    boolean isRepeated() {
        return this == HASH || this == SORTED;
    }

    /// The table of the report that its figures belong to.
    String figures() {
        return figures;
    }

    /// JVM options. While time is measured code waits for its compiler, so that a busy machine warms up in as
    /// many rounds as an idle one. While bytes are counted no thread may hold a buffer (up to 17 MB, all of it counted as
    /// used) and no garbage may lie about.
    List<String> collector() {
        return timed
                ? List.of("-XX:+UseG1GC", "-Xbatch")
                : List.of("-XX:+UseSerialGC", "-XX:MarkSweepDeadRatio=0", "-XX:-UseTLAB");
    }

    /// Whether the library has what is measured: ways to compare only if there are several.
    boolean of(String library) {
        return switch (this) {
            case SETS -> Libraries.sets(library).isPresent();
            case HASH_WAYS ->
                Libraries.hashTable(library)
                        .filter(table -> table.builds().size() + table.walks().size() > 2)
                        .isPresent();
            case SORTED_WAYS ->
                Libraries.sortedTable(library)
                        .filter(table -> table.builds().size() > 1)
                        .isPresent();
            case HASH, HASH_BYTES -> Libraries.hashTable(library).isPresent();
            case SORTED, SORTED_BYTES -> Libraries.sortedTable(library).isPresent();
            case COPY -> false;
        };
    }
}
