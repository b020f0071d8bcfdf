package dev.muster;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.muster.base.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The codes of all problems that a program can report, with their categories, found in its sources.
///
/// A code is a literal such as `role.unknown` that reaches a problem's constructor: directly, as a
/// constant, or through parameters of the methods, constructors and records on its way.
final class ErrorCodes extends TreeScanner<Void, ErrorCodes.Scope> {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]*\\.[a-z][a-z_]*");

    /// The parameter at which an argument arrives, of the method or constructor with this name and this number of
    /// parameters.
    private record Place(String name, int parameters, int index) {}

    /// An argument of a call: its literals and names, which may be codes, and the parameter at which it arrives.
    private record Argument(List<String> literals, List<Object> names, Place place) {}

    /// The meaning of names at one point: each parameter or component is the place where its value arrives.
    record Scope(Map<String, Object> meaning) {}

    private final Map<String, List<String>> constants = new HashMap<>();
    private final List<Argument> arguments = new ArrayList<>();

    private ErrorCodes() {}

    /// Each code with the simple names of its categories.
    static SortedMap<String, Set<String>> of(Collection<JavaSource> sources) {
        var scanner = new ErrorCodes();
        sources.forEach(source -> scanner.scan(source.unit(), new Scope(Map.of())));
        return scanner.solve();
    }

    /// Passes categories from the constructors of problems backwards along the calls, until nothing changes.
    private SortedMap<String, Set<String>> solve() {
        var reaches = new HashMap<Object, Set<String>>();
        Stream.of(Problem.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .forEach(category -> Stream.of(2, 3)
                        .forEach(count -> reaches.put(new Place(category, count, 0), new HashSet<>(Set.of(category)))));
        while (arguments.stream().map(argument -> flow(argument, reaches)).reduce(false, Boolean::logicalOr)) {}
        var codes = new TreeMap<String, Set<String>>();
        for (Argument argument : arguments) {
            var categories = reaches.getOrDefault(argument.place, Set.of());
            if (!categories.isEmpty()) {
                codes(argument).forEach(code -> codes.computeIfAbsent(code, c -> new TreeSet<>())
                        .addAll(categories));
            }
        }
        return codes;
    }

    private static boolean flow(Argument argument, Map<Object, Set<String>> reaches) {
        var categories = reaches.getOrDefault(argument.place, Set.of());
        return argument.names.stream()
                .map(name -> reaches.computeIfAbsent(name, n -> new HashSet<>()).addAll(categories))
                .reduce(false, Boolean::logicalOr);
    }

    private Stream<String> codes(Argument argument) {
        var ofConstants = argument.names.stream()
                .filter(String.class::isInstance)
                .flatMap(name -> constants.getOrDefault(name, List.of()).stream());
        return Stream.concat(argument.literals.stream(), ofConstants);
    }

    @Override
    public Void visitClass(ClassTree type, Scope scope) {
        var meaning = new HashMap<>(scope.meaning);
        String name = type.getSimpleName().toString();
        if (type.getKind() == Tree.Kind.RECORD) {
            var components = type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !isStatic(field))
                    .toList();
            meaning.putAll(places(name, components));
        }
        type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> method.getReturnType() == null
                        && !method.getParameters().isEmpty())
                .forEach(constructor -> meaning.putAll(places(name, constructor.getParameters())));
        meaning.put("this", name);
        return super.visitClass(type, new Scope(meaning));
    }

    @Override
    public Void visitMethod(MethodTree method, Scope scope) {
        boolean constructs = method.getReturnType() == null;
        var meaning = new HashMap<>(scope.meaning);
        String name = constructs
                ? String.valueOf(meaning.get("this"))
                : method.getName().toString();
        meaning.putAll(places(name, method.getParameters()));
        return super.visitMethod(method, new Scope(meaning));
    }

    @Override
    public Void visitVariable(VariableTree variable, Scope scope) {
        if (isStatic(variable) && variable.getInitializer() instanceof LiteralTree literal && isCode(literal)) {
            constants
                    .computeIfAbsent(variable.getName().toString(), n -> new ArrayList<>())
                    .add((String) literal.getValue());
        }
        return super.visitVariable(variable, scope);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Scope scope) {
        String name = simpleName(call.getMethodSelect());
        addArguments(
                name.equals("this") ? String.valueOf(scope.meaning.get("this")) : name, call.getArguments(), scope);
        return super.visitMethodInvocation(call, scope);
    }

    @Override
    public Void visitNewClass(NewClassTree call, Scope scope) {
        addArguments(simpleName(call.getIdentifier()), call.getArguments(), scope);
        return super.visitNewClass(call, scope);
    }

    private void addArguments(String to, List<? extends ExpressionTree> values, Scope scope) {
        for (int i = 0; i < values.size(); i++) {
            arguments.add(argument(values.get(i), scope, new Place(to, values.size(), i)));
        }
    }

    /// Literals and names in the value, but not in calls inside it: results of calls are not followed.
    private static Argument argument(ExpressionTree value, Scope scope, Place place) {
        var argument = new Argument(new ArrayList<>(), new ArrayList<>(), place);
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (isCode(literal)) {
                    argument.literals.add((String) literal.getValue());
                }
                return null;
            }

            @Override
            public Void visitIdentifier(IdentifierTree name, Void nothing) {
                String text = name.getName().toString();
                argument.names.add(scope.meaning.getOrDefault(text, text));
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree name, Void nothing) {
                argument.names.add(simpleName(name));
                return null;
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                return null;
            }

            @Override
            public Void visitNewClass(NewClassTree call, Void nothing) {
                return null;
            }
        }.scan(value, null);
        return argument;
    }

    private static Map<String, Place> places(String of, List<? extends VariableTree> parameters) {
        var places = new HashMap<String, Place>();
        for (int i = 0; i < parameters.size(); i++) {
            places.put(parameters.get(i).getName().toString(), new Place(of, parameters.size(), i));
        }
        return places;
    }

    private static boolean isStatic(VariableTree variable) {
        return variable.getModifiers().getFlags().contains(javax.lang.model.element.Modifier.STATIC);
    }

    private static boolean isCode(LiteralTree literal) {
        return literal.getValue() instanceof String text && CODE.matcher(text).matches();
    }

    private static String simpleName(Tree of) {
        return of.toString().replaceAll("<.*>", "").replaceAll(".*\\.", "").strip();
    }
}
