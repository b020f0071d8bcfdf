package dev.muster.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every option with its value as text and where that came from: the command line, else the environment,
/// else the properties file, else the default.
public final class Options {

    private static final Map<Option, String> DEFAULTS = Map.of(
            Option.HOST, "127.0.0.1",
            Option.PORT, "8080",
            Option.CONTEXT_PATH, "/MicroStrategyLibrary",
            Option.INSECURE_HTTP, "false",
            Option.SESSION_IDLE, "30m",
            Option.SESSION_LIFE, "24h",
            Option.STALENESS_LIMIT, "10s",
            Option.DEMO, "false");

    private final Map<Option, Value> values;

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
        Map<Option, Value> values = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            String set = environment.get(option.variable());
            if (set != null) {
                values.put(option, new Value(texts(option, set), option.variable()));
            }
        }
        commandLine.forEach((option, texts) -> values.put(option, new Value(List.copyOf(texts), "command line")));
        values.putIfAbsent(Option.DATA, new Value(List.of(home(environment)), "default"));
        Options given = new Options(values);
        given.addFile();
        DEFAULTS.forEach((option, text) -> values.putIfAbsent(option, new Value(List.of(text), "default")));
        return given;
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

    /// The data directory and what follows from it.
    ///
    /// @throws WrongOption if it is no path
    public Path data() {
        return path(Option.DATA);
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
            throw wrong(option, e.getMessage());
        }
    }

    /// What is wrong with an option's value, named the way it was given.
    WrongOption wrong(Option option, @Nullable String reason) {
        Value value = get(option);
        String source = value.source();
        String name = source.equals("command line") || source.equals("default") ? option.flag() : source;
        if (source.startsWith("file ")) {
            name = option.key() + " in " + source.substring("file ".length());
        }
        String text = option == Option.DATABASE ? "" : " " + value.text();
        return new WrongOption(name + text + ": " + reason);
    }

    private void addFile() {
        boolean named = text(Option.CONFIG) != null;
        Path file = named ? path(Option.CONFIG) : data().resolve("muster.properties");
        if (!named && !Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongOption("The properties file " + file + " can't be read: " + e.getMessage());
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            Option option = option(key, file);
            values.merge(
                    option,
                    new Value(texts(option, properties.getProperty(key)), "file " + file),
                    (stronger, weaker) -> stronger.source().equals("default") ? weaker : stronger);
        }
    }

    private static Option option(String key, Path file) {
        return Arrays.stream(Option.values())
                .filter(option -> option.key().equals(key) && option != Option.CONFIG)
                .findFirst()
                .orElseThrow(() -> new WrongOption("The properties file " + file + " has an unknown option: " + key));
    }

    private static List<String> texts(Option option, String text) {
        if (!option.isList()) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                texts.add(part.strip());
            }
        }
        return texts;
    }

    private static String home(Map<String, String> environment) {
        String folder = environment.getOrDefault("XDG_DATA_HOME", "");
        return folder.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".muster").toString()
                : Path.of(folder, "muster").toString();
    }
}
