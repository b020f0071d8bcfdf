package dev.muster;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the architecture over the classes below one root package. Each rule returns its findings, one
/// sentence each.
record Architecture(String root, JavaClasses classes) {

    /// The packages by their whole names below the root, the lowest level first. A package uses only packages on
    /// lower levels; packages on one level don't know each other. A sub-package is a package like any other.
    static final List<List<String>> LEVELS = List.of(
            List.of("base"),
            List.of("privilege"),
            List.of("directory", "http", "http.tls"),
            List.of("access", "store", "http.server"),
            List.of("chain"),
            List.of("chain.verify"),
            List.of("sql.jdbc"),
            List.of("sql.organisation", "sql.feed"),
            List.of("sql"),
            List.of("ledger"),
            List.of("endpoint"),
            List.of("wire"),
            List.of("holder", "password", "naming"),
            List.of("apitoken"),
            List.of("login"),
            List.of("role", "user", "group", "project", "session", "journal"),
            List.of("object", "web"),
            List.of("demo"),
            List.of("app"),
            List.of("cli"));

    /// The packages whose classes may use HTTP although their names do not end in `Routes`.
    private static final Set<String> HTTP_PACKAGES =
            Set.of("http", "http.server", "http.tls", "endpoint", "wire", "demo", "app");

    private static final Set<String> SQL_PACKAGES = Set.of("sql", "sql.jdbc", "sql.organisation", "sql.feed");

    private static final Set<String> PURE_PACKAGES = Set.of("directory", "access");

    private static final Pattern SQL =
            Pattern.compile("(java\\.sql|javax\\.sql|org\\.(sqlite|postgresql|flywaydb|jdbi)|com\\.zaxxer)\\b.*");

    /// The parts of the JDK that the pure packages may use, and their collections library. Of `java.util.concurrent`
    /// they use a map as a cache of computed values: pure as seen from outside.
    private static final Pattern PURE = Pattern.compile(
            "(java\\.util\\.concurrent|java\\.lang|java\\.lang\\.(invoke|runtime|annotation)|java\\.util|java\\.util\\.(function|stream|regex)"
                    + "|java\\.(math|text|time|nio\\.charset)|java\\.time\\.\\w+|org\\.jspecify\\.annotations|kotlinx\\.collections\\.immutable)");

    /// Calls that are forbidden nevertheless: each gives another answer every time, or reaches outside.
    private static final Pattern IMPURE_CALL =
            Pattern.compile("java\\.lang\\.(Thread|Process|ProcessBuilder|Runtime)\\..*"
                    + "|java\\.lang\\.System\\.(?!arraycopy|identityHashCode).*"
                    + "|java\\.util\\.(Random|Scanner|Timer|UUID\\.randomUUID).*|java\\.util\\.random\\..*"
                    + "|java\\.util\\.concurrent\\.(?!ConcurrentHashMap).*"
                    + "|java\\.lang\\.Math\\.random|java\\.time\\.(Clock\\..*|\\w+\\.now)");

    private static final Pattern INPUT_OUTPUT = Pattern.compile(
            "(java\\.io|java\\.net|java\\.nio\\.(file|channels)|java\\.sql|javax\\.sql|io\\.helidon|org\\.slf4j)\\b.*");

    private static final Pattern MUTABLE =
            Pattern.compile("java\\.util\\.(concurrent\\.|\\w*(Map|Set|List|Deque|Queue|Vector|Hashtable|BitSet)$).*"
                    + "|java\\.lang\\.(ThreadLocal|String(Builder|Buffer)).*");

    private static final Pattern COLLECTION_INTERFACE = Pattern.compile(
            "java\\.util\\.(Sequenced|Sorted|Navigable)?(Map|Set|List|Collection)|java\\.util\\.concurrent\\.TimeUnit");

    static Architecture of(String root) {
        return of(root, ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    }

    static Architecture ofTests(String root) {
        return of(root, ImportOption.Predefined.ONLY_INCLUDE_TESTS);
    }

    private static Architecture of(String root, ImportOption option) {
        return new Architecture(
                root, new ClassFileImporter().withImportOption(option).importPackages(root));
    }

    List<String> upwardUses() {
        return uses().filter(use -> level(use.to()) >= level(use.from()) && level(use.from()) >= 0)
                .map(use -> use.from() + " uses " + use.to() + ", which is not on a lower level: " + use.where())
                .sorted()
                .toList();
    }

    /// Packages that use themselves through other packages.
    List<String> packagesInCycles() {
        Map<String, Set<String>> next = uses().collect(Collectors.groupingBy(
                Use::from, TreeMap::new, Collectors.mapping(Use::to, Collectors.toSet())));
        return next.keySet().stream()
                .filter(start -> reachable(start, next).contains(start))
                .toList();
    }

    List<String> packagesWithoutLevel() {
        return classes.stream()
                .map(this::packageOf)
                .filter(name -> !name.isEmpty() && level(name) < 0)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    List<String> httpOutsideRoutes() {
        return findings(
                type -> !HTTP_PACKAGES.contains(packageOf(type))
                        && !outermost(type).endsWith("Routes"),
                target -> target.getPackageName().startsWith("io.helidon")
                        || packageOf(target).equals("http")
                        || packageOf(target).startsWith("http."));
    }

    List<String> sqlOutsideStore() {
        return findings(type -> !SQL_PACKAGES.contains(packageOf(type)), target -> SQL.matcher(target.getName())
                .matches());
    }

    /// Uses in `directory` and `access` of anything but the JDK without input, output, clock and random numbers, and
    /// the collections library.
    List<String> impurities() {
        Predicate<JavaClass> pure = type -> PURE_PACKAGES.contains(packageOf(type));
        Stream<String> uses =
                findings(
                        pure,
                        target -> !isOurs(target)
                                && !PURE.matcher(target.getPackageName()).matches())
                        .stream();
        return Stream.concat(uses, calls(pure)).toList();
    }

    /// Uses by which a use case could decide differently the second time. It may be decided again on a later picture,
    /// and must then make the same changes.
    List<String> impureUseCases() {
        Predicate<JavaClass> useCase = type ->
                type.getAllRawInterfaces().stream().anyMatch(i -> i.getName().equals(root + ".ledger.UseCase"));
        Stream<String> uses = findings(
                useCase, target -> INPUT_OUTPUT.matcher(target.getName()).matches())
                .stream();
        return Stream.concat(uses, calls(useCase)).toList();
    }

    List<String> staticMutableFields() {
        return classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(STATIC)
                        && !field.getModifiers().contains(SYNTHETIC))
                .filter(field -> !field.getModifiers().contains(FINAL) || isMutable(field))
                .map(field -> field.getFullName() + " is static and mutable")
                .sorted()
                .toList();
    }

    private static boolean isMutable(JavaField field) {
        String type = field.getRawType().getName();
        return MUTABLE.matcher(type).matches()
                && !COLLECTION_INTERFACE.matcher(type).matches();
    }

    private Stream<String> calls(Predicate<JavaClass> of) {
        return classes.stream()
                .filter(of)
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> IMPURE_CALL.matcher(target(access)).matches())
                .map(access -> access.getOrigin().getFullName() + " calls " + target(access))
                .sorted();
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }

    private List<String> findings(Predicate<JavaClass> from, Predicate<JavaClass> to) {
        return classes.stream()
                .filter(from)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> to.test(dependency.getTargetClass().getBaseComponentType()))
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private record Use(String from, String to, String where) {}

    private Stream<Use> uses() {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(this::use)
                .filter(use -> !use.to().isEmpty() && !use.from().equals(use.to()));
    }

    private Use use(Dependency dependency) {
        return new Use(
                packageOf(dependency.getOriginClass()),
                packageOf(dependency.getTargetClass().getBaseComponentType()),
                dependency.getDescription());
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> next) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(next.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (seen.add(name)) {
                open.addAll(next.getOrDefault(name, Set.of()));
            }
        }
        return seen;
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(root + ".") || type.isPrimitive();
    }

    /// The package's whole name below the root; empty for a class that is not ours.
    private String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    private static int level(String packageName) {
        for (int level = 0; level < LEVELS.size(); level++) {
            if (LEVELS.get(level).contains(packageName)) {
                return level;
            }
        }
        return -1;
    }
}
