package dev.muster.bench.collections;

import dev.muster.base.IdSet;
import dev.muster.base.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The candidates by name.
final class Libraries {

    static final List<String> NAMES =
            List.of("jdk", "muster", "kotlinx", "vavr", "paguro", "pcollections", "bifurcan", "scala", "sosy");

    private Libraries() {}

    static Optional<HashTable<?>> hashTable(String library) {
        return switch (library) {
            case "jdk" -> Optional.of(new JdkTables.Hash());
            case "vavr" -> Optional.of(new VavrTables.Hash());
            case "paguro" -> Optional.of(new PaguroTables.Hash());
            case "pcollections" -> Optional.of(new PCollectionsTables.Hash());
            case "bifurcan" -> Optional.of(new BifurcanTables.Hash());
            case "kotlinx" -> Optional.of(new KotlinxTable());
            case "scala" -> Optional.of(new ScalaTables.Hash());
            default -> Optional.empty();
        };
    }

    /// What makes a set of ids.
    static Optional<Function<UserId[], Object>> sets(String library) {
        return library.equals("muster")
                ? Optional.of(ids -> IdSet.of(List.of(ids)))
                : hashTable(library).map(table -> table::setOf);
    }

    static Optional<SortedTable<?>> sortedTable(String library) {
        return switch (library) {
            case "jdk" -> Optional.of(new JdkTables.Sorted());
            case "vavr" -> Optional.of(new VavrTables.Sorted());
            case "paguro" -> Optional.of(new PaguroTables.Sorted());
            case "pcollections" -> Optional.of(new PCollectionsTables.Sorted());
            case "bifurcan" -> Optional.of(new BifurcanTables.Sorted());
            case "scala" -> Optional.of(new ScalaTables.Sorted());
            case "muster" -> Optional.of(new MusterTable());
            case "sosy" -> Optional.of(new SosyTable());
            default -> Optional.empty();
        };
    }
}
