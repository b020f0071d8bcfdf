package dev.muster;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/// The rules of CONTRIBUTING.md for one Java file: sizes, names, doc comments. Raising a number needs a
/// decision in docs/decisions.
final class HouseRules extends TreePathScanner<Void, Integer> {

    static final int FILE_LINES_MAX = 400;
    static final int METHOD_LINES_MAX = 60;
    static final int PARAMETERS_MAX = 5;

    /// The largest number of types that may enclose a type.
    static final int NESTING_MAX = 2;

    private static final Pattern BANNED_NAME =
            Pattern.compile("(Base|Abstract|I)[A-Z][a-z].*|.*(Impl|Manager|Helper|Utils?|DTO|Dto|Data|Info)");

    private static final Pattern LIMIT_NAME = Pattern.compile("[A-Z0-9_]+_(MAX|MIN)");

    private final JavaSource source;
    private final List<String> findings = new ArrayList<>();

    private HouseRules(JavaSource source) {
        this.source = source;
    }

    /// Checks some Java files without a build, as the hook `.githooks/pre-commit` does. Prints what breaks a rule, and
    /// exits with 1 if there is anything.
    ///
    /// @param files relative to the project's folder, which is the current one
    static void main(String[] files) throws IOException {
        List<String> findings = new ArrayList<>();
        for (String file : files) {
            Path path = Path.of(file);
            String text = Files.readString(path);
            findings.addAll(findings(JavaSource.of(path, text)));
            findings.addAll(TextRule.findings(path, text));
        }
        findings.forEach(System.out::println);
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    /// The findings in one file, one sentence each.
    static List<String> findings(JavaSource source) {
        var rules = new HouseRules(source);
        rules.limit("file", source.lineCount(), FILE_LINES_MAX, source.unit());
        rules.scan(source.unit(), 0);
        return rules.findings;
    }

    /// Simple names that more than one top-level type has, each with the files, one sentence each. A name must not
    /// need its package to say what it means.
    static List<String> sharedNames(Collection<JavaSource> sources) {
        var files = new TreeMap<String, Set<String>>();
        sources.forEach(
                source -> source.topLevelTypes().forEach(name -> files.computeIfAbsent(name, _ -> new TreeSet<>())
                        .add(source.path().toString())));
        return files.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + " is the name of several types: " + String.join(", ", entry.getValue()))
                .toList();
    }

    /// @param enclosing number of types that enclose this one
    @Override
    public Void visitClass(ClassTree type, Integer enclosing) {
        String name = type.getSimpleName().toString();
        if (name.isEmpty()) {
            return super.visitClass(type, enclosing);
        }
        limit("type nesting of " + name, enclosing, NESTING_MAX, type);
        if (BANNED_NAME.matcher(name).matches()) {
            report(type, name + " has a name that says nothing");
        }
        if (isRecord(type) && !isPrivate(type.getModifiers()) && isInRoutes()) {
            report(type, name + " is a record of the wire: it belongs in a …Json file");
        }
        if (source.isOfProgram()
                && (isPublic(type.getModifiers()) || isUseCase(type))
                && comment().isEmpty()) {
            report(type, name + " is public or a use case and has no doc comment");
        }
        return super.visitClass(type, enclosing + 1);
    }

    @Override
    public Void visitMethod(MethodTree method, Integer enclosing) {
        String name = method.getName().toString();
        limit("method " + name, source.lineCount(method), METHOD_LINES_MAX, method);
        if (!isOfRecordHeader(method)) {
            limit("parameter list of " + name, method.getParameters().size(), PARAMETERS_MAX, method);
        }
        return super.visitMethod(method, enclosing);
    }

    @Override
    public Void visitVariable(VariableTree variable, Integer enclosing) {
        String name = variable.getName().toString();
        boolean isLimit = LIMIT_NAME.matcher(name).matches()
                && variable.getModifiers().getFlags().contains(Modifier.STATIC);
        if (source.isOfProgram() && isLimit && comment().isEmpty()) {
            report(variable, name + " is a limit and has no doc comment that gives its reason");
        }
        return super.visitVariable(variable, enclosing);
    }

    /// A record's constructor has as many parameters as its header, which may be long.
    private boolean isOfRecordHeader(MethodTree method) {
        return method.getReturnType() == null
                && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                && isRecord(type);
    }

    private static boolean isUseCase(ClassTree type) {
        return type.getImplementsClause().stream()
                .anyMatch(implemented -> implemented.toString().equals("UseCase"));
    }

    private static boolean isRecord(ClassTree type) {
        return type.getKind() == Tree.Kind.RECORD;
    }

    /// Whether the type is a member of a `…Routes`.
    private boolean isInRoutes() {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                && outer.getSimpleName().toString().endsWith("Routes");
    }

    private static boolean isPrivate(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PRIVATE);
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private Optional<String> comment() {
        return source.docComment(getCurrentPath());
    }

    private void limit(String what, int count, int max, Tree where) {
        if (count > max) {
            report(where, what + " has " + count + ", at most " + max);
        }
    }

    private void report(Tree where, String finding) {
        findings.add(source.at(where) + " " + finding);
    }
}
