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

/// A file with options, one a line: `port=8080`.
final class PropertiesFile {

    private PropertiesFile() {}

    /// Lets no key overwrite another.
    private static final class Once extends Properties {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new IllegalArgumentException(Text.shown(key.toString()) + " stands there twice");
            }
            return super.put(key, value);
        }
    }

    /// What it says.
    ///
    /// @throws IllegalArgumentException in a few words, if it can't be read, is not UTF-8, or has an option twice
    ///     or one that there isn't
    static Map<Option, String> read(Path file) {
        Properties properties = new Once();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("no file that can be read", e);
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
                .orElseThrow(() -> new IllegalArgumentException("it has an unknown option: " + Text.shown(key)));
    }
}
