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

/// Every option with its value as text and where that came from: the command line, else the environment,
/// else the properties file, else the default.
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

    /// What is wrong with the properties file; null: nothing.
    private @Nullable WrongOption wrongFile;

    /// What holds for an option.
    ///
    /// @param texts one, or several of a list; none if it isn't set
    /// @param source where it was set, for people
    public record Value(List<String> texts, String source) {

        /// The values with commas between.
        public String text() {
            return String.join(",", texts);
        }
    }

    private Options(Map<Option, Value> values) {
        this.values = values;
    }

    /// Puts together what was given. Reads the properties file and nothing else.
    ///
    /// @param commandLine the options that were given there, in order if several times
    /// @throws WrongOption if the properties file can't be read or has an option that there isn't
    public static Options of(Map<Option, List<String>> commandLine, Map<String, String> environment) {
        Options given = asFarAsKnown(commandLine, environment);
        given.requireFile();
        return given;
    }

    /// The same for whoever shows it: a properties file that can't be used counts as empty.
    public static Options asFarAsKnown(Map<Option, List<String>> commandLine, Map<String, String> environment) {
        Map<Option, Value> values = new EnumMap<>(Option.class);
        commandLine.forEach((option, texts) -> set(values, option, texts, "command line"));
        for (Option option : Option.values()) {
            String text = environment.get(option.variable());
            if (text != null) {
                set(values, option, List.of(text), option.variable());
            }
        }
        Options given = new Options(values);
        try {
            given.addFile(home(environment));
        } catch (WrongOption wrong) {
            given.wrongFile = wrong;
        }
        set(values, Option.DATA, List.of(home(environment)), "default");
        DEFAULTS.forEach((option, text) -> set(values, option, List.of(text), "default"));
        return given;
    }

    /// Unless something stronger has set it, or it is empty and that means nothing.
    private static void set(Map<Option, Value> values, Option option, List<String> given, String source) {
        List<String> texts = given.stream()
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

    /// What holds for an option; without texts if it isn't set and has no default.
    public Value get(Option option) {
        return values.getOrDefault(option, new Value(List.of(), "default"));
    }

    /// The text of an option, or null if it isn't set or empty.
    @Nullable
    String text(Option option) {
        String text = get(option).text().strip();
        return text.isEmpty() ? null : text;
    }

    /// The data directory, which may not be there yet.
    ///
    /// @throws WrongOption if it can't be one
    public Path data() {
        Path data = path(Option.DATA);
        Optional<String> wrong = obstacle(data);
        if (wrong.isPresent()) {
            throw wrong(Option.DATA, wrong.get());
        }
        return data;
    }

    /// Why a folder, which may not be there yet, can't be one.
    public static Optional<String> obstacle(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there)
                ? Optional.empty()
                : Optional.of((there == null ? "its root" : there) + " is no directory");
    }

    /// The URL of a PostgreSQL database, or null if the embedded one is meant.
    ///
    /// @throws WrongOption if it is none
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

    /// The path an option names.
    ///
    /// @throws WrongOption if it is none
    Path path(Option option) {
        String text = text(option);
        if (text == null) {
            throw wrong(option, "a path is expected");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(option, e.getReason());
        }
    }

    /// What is wrong with an option's value, which is named the way it was given.
    WrongOption wrong(Option option, @Nullable String reason) {
        return wrong(option, get(option).text(), reason);
    }

    /// What is wrong with one value of an option.
    WrongOption wrong(Option option, String text, @Nullable String reason) {
        return new WrongOption(named(option, Text.shown(text)) + ": " + reason);
    }

    /// An option and its value as they were given: `--port 80`, `MUSTER_PORT=80`, `port=80 in FILE`.
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

    /// @param home where the data directory is unless told otherwise
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
