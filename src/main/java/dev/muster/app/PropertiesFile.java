package dev.muster.app;

import dev.muster.base.Text;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/// Reads a properties file with options, one per line: `port=8080`.
final class PropertiesFile {

    private PropertiesFile() {}

    /// Properties that refuse a duplicate key.
    private static final class UniqueProperties extends Properties {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new IllegalArgumentException(Text.shown(key.toString()) + " appears twice");
            }
            return super.put(key, value);
        }
    }

    /// The options in the file.
    ///
    /// @throws IllegalArgumentException if the file can't be read, is not UTF-8, or has an unknown or a duplicate
    ///     option; the message is a few words
    static Map<Option, String> read(Path file) {
        Properties properties = new UniqueProperties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the file is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a file that can be read", e);
        }
        Map<Option, String> texts = new EnumMap<>(Option.class);
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            texts.put(option(key), properties.getProperty(key));
        }
        return texts;
    }

    private static Option option(String key) {
        return Arrays.stream(Option.values())
                .filter(option -> option.key().equals(key) && option != Option.CONFIG)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown option: " + Text.shown(key)));
    }
}
