package dev.muster.app;

import dev.muster.base.Text;
import dev.muster.sql.Stores;
import dev.muster.store.StoreRefused;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The value of every option as text, with its source: the command line, else the environment, else the properties
/// file, else the default.
public final class Options {

    private static final String FILE = "file ";

    private static final Map<Option, String> DEFAULTS = Map.of(
            Option.HOST, "127.0.0.1",
            Option.PORT, "8080",
            Option.CONTEXT_PATH, "/MicroStrategyLibrary",
            Option.INSECURE_HTTP, "false",
            Option.SESSION_IDLE, "30m",
            Option.SESSION_LIFE, "24h",
            Option.LOGIN_FAILURES, "20",
            Option.STALENESS_LIMIT, "10s",
            Option.DEMO, "false");

    private final Map<Option, Value> values;

    /// The mistake in the properties file; null if the file is right or absent.
    private @Nullable WrongOption wrongFile;

    /// The value of an option.
    ///
    /// @param texts one text, or several of a list; empty if the option is not set
    /// @param source the place where it was set, in the words of help
    public record Value(List<String> texts, String source) {

        /// The texts, separated by commas.
        public String text() {
            return String.join(",", texts);
        }
    }

    private Options(Map<Option, Value> values) {
        this.values = values;
    }

    /// Combines the options of all places. The only file that it reads is the properties file.
    ///
    /// @param commandLine the options on the command line, each with its values in order
    /// @throws WrongOption if the properties file can't be read, or has an unknown option
    public static Options of(Map<Option, List<String>> commandLine, Map<String, String> environment) {
        Options options = lenient(commandLine, environment);
        options.requireFile();
        return options;
    }

    /// Combines the options for help: a properties file that can't be used counts as empty.
    ///
    /// @param commandLine the options on the command line, each with its values in order
    public static Options lenient(Map<Option, List<String>> commandLine, Map<String, String> environment) {
        Map<Option, Value> values = new EnumMap<>(Option.class);
        commandLine.forEach((option, texts) -> set(values, option, texts, "command line"));
        for (Option option : Option.values()) {
            String text = environment.get(option.variable());
            if (text != null) {
                set(values, option, List.of(text), option.variable());
            }
        }
        Options options = new Options(values);
        try {
            options.addFile(home(environment));
        } catch (WrongOption wrong) {
            options.wrongFile = wrong;
        }
        set(values, Option.DATA, List.of(home(environment)), "default");
        DEFAULTS.forEach((option, text) -> set(values, option, List.of(text), "default"));
        return options;
    }

    /// Sets an option, unless it is set already. Empty texts are dropped if the option may not be empty.
    private static void set(Map<Option, Value> values, Option option, List<String> rawTexts, String source) {
        List<String> texts = rawTexts.stream()
                .flatMap(text -> option.isList() ? Stream.of(text.split(",", -1)) : Stream.of(text))
                .map(String::strip)
                .filter(text -> option.mayBeEmpty() || !text.isEmpty())
                .toList();
        if (!texts.isEmpty()) {
            values.putIfAbsent(option, new Value(texts, source));
        }
    }

    /// @throws WrongOption if the properties file can't be used
    void requireFile() {
        if (wrongFile != null) {
            throw wrongFile;
        }
    }

    /// The value of an option; without texts if the option is not set and has no default.
    public Value get(Option option) {
        return values.getOrDefault(option, new Value(List.of(), "default"));
    }

    /// The text of an option; null if the option is not set or empty.
    @Nullable
    String text(Option option) {
        String text = get(option).text().strip();
        return text.isEmpty() ? null : text;
    }

    /// The data directory, which may not exist yet.
    ///
    /// @throws WrongOption if it can't be a directory
    public Path data() {
        Path data = path(Option.DATA);
        Optional<String> obstacle = obstacle(data);
        if (obstacle.isPresent()) {
            throw wrong(Option.DATA, obstacle.get());
        }
        return data;
    }

    /// The reason why a path, which may not exist yet, can't be a directory; empty if it can.
    public static Optional<String> obstacle(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing)
                ? Optional.empty()
                : Optional.of((existing == null ? "its root" : existing) + " is not a directory");
    }

    /// The URL of a PostgreSQL database; null for the embedded database.
    ///
    /// @throws WrongOption if the URL is malformed
    public @Nullable String database() {
        String url = text(Option.DATABASE);
        if (url != null) {
            try {
                Stores.requireUrl(url);
            } catch (StoreRefused e) {
                throw wrong(Option.DATABASE, e.getMessage());
            }
        }
        return url;
    }

    /// The path that an option names.
    ///
    /// @throws WrongOption if it is not a path
    Path path(Option option) {
        String text = text(option);
        if (text == null) {
            throw wrong(option, "must be a path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(option, e.getReason());
        }
    }

    /// The mistake in an option's value.
    WrongOption wrong(Option option, @Nullable String reason) {
        return wrong(option, get(option).text(), reason);
    }

    /// The mistake in one value of an option.
    WrongOption wrong(Option option, String text, @Nullable String reason) {
        return new WrongOption(named(option, Text.shown(text)) + ": " + reason);
    }

    /// An option and its value, in the form of the place where it was set: `--port 80`, `MUSTER_PORT=80`, `port=80 in
    /// FILE`.
    String named(Option option) {
        return named(option, Text.shown(get(option).text()));
    }

    private String named(Option option, String text) {
        String shown = option == Option.DATABASE ? "" : text;
        String source = get(option).source();
        if (source.startsWith(FILE)) {
            return assigned(option.key(), shown) + " in " + source.substring(FILE.length());
        }
        return source.equals(option.variable()) ? assigned(source, shown) : (option.flag() + " " + shown).strip();
    }

    private static String assigned(String name, String shown) {
        return shown.isEmpty() ? name : name + "=" + shown;
    }

    /// Adds the options of the properties file, if there is one.
    ///
    /// @param home the default data directory
    private void addFile(String home) {
        boolean named = text(Option.CONFIG) != null;
        Path file;
        if (named) {
            file = path(Option.CONFIG);
        } else {
            Path data = text(Option.DATA) == null ? Path.of(home) : path(Option.DATA);
            file = data.resolve("muster.properties");
            if (!Files.exists(file)) {
                return;
            }
        }
        try {
            PropertiesFile.read(file).forEach((option, text) -> set(values, option, List.of(text), FILE + file));
        } catch (IllegalArgumentException e) {
            throw named
                    ? wrong(Option.CONFIG, e.getMessage())
                    : new WrongOption("The properties file " + file + ": " + e.getMessage());
        }
    }

    private static String home(Map<String, String> environment) {
        String folder = environment.getOrDefault("XDG_DATA_HOME", "");
        return folder.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".muster").toString()
                : Path.of(folder, "muster").toString();
    }
}
