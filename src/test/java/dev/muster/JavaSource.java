package dev.muster;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// One Java file, parsed by the compiler itself.
record JavaSource(Path path, String text, CompilationUnitTree unit, DocTrees trees) {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");

    static List<JavaSource> main() {
        return below(MAIN);
    }

    /// The sources of the program and of its tests.
    static List<JavaSource> all() {
        return Stream.of(main(), below(TEST)).flatMap(List::stream).toList();
    }

    private static List<JavaSource> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return parse(files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Text::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JavaSource of(Path path, String text) {
        return parse(List.of(new Text(path, text))).getFirst();
    }

    /// Parses all texts in one run of the compiler, which is slow to start.
    private static List<JavaSource> parse(List<Text> texts) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, problem -> {}, List.of(), null, texts);
        var trees = DocTrees.instance(task);
        try {
            var sources = new ArrayList<JavaSource>();
            for (CompilationUnitTree unit : task.parse()) {
                Text text = texts.get(sources.size());
                sources.add(new JavaSource(text.path, text.content, unit, trees));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final Path path;
        private final String content;

        Text(Path path, String content) {
            super(path.toUri(), Kind.SOURCE);
            this.path = path;
            this.content = content;
        }

        static Text read(Path path) {
            try {
                return new Text(path, Files.readString(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    boolean isOfProgram() {
        return path.startsWith(MAIN);
    }

    /// Whether the file has a planted fault, on which a rule is tried.
    boolean isPlanted() {
        return path.startsWith(TEST.resolve("planted"));
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    /// The simple names of the types that are not nested.
    List<String> topLevelTypes() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(type -> ((ClassTree) type).getSimpleName().toString())
                .toList();
    }

    int lineCount() {
        return (int) text.lines().count();
    }

    /// The number of lines from the first line of a declaration to its closing brace, both counted.
    int lineCount(Tree tree) {
        return line(trees.getSourcePositions().getEndPosition(unit, tree)) - firstLine(tree) + 1;
    }

    int firstLine(Tree tree) {
        return line(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    Optional<String> docComment(TreePath of) {
        return Optional.ofNullable(trees.getDocComment(of)).filter(comment -> !comment.isBlank());
    }

    String at(Tree tree) {
        return path + ":" + firstLine(tree);
    }
}
