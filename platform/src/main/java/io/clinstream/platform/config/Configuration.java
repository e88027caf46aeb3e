package io.clinstream.platform.config;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The values of the {@link Setting}s: properties file, then environment; the environment wins. Immutable. An unknown
 * {@code CLINSTREAM_} key fails the start, so that a misspelt one is not silently ignored.
 */
public final class Configuration {

    private static final String PREFIX = "CLINSTREAM_";
    private static final Set<String> KNOWN =
            Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> values;

    private Configuration(Map<String, String> values) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    "unknown configuration keys " + unknown + "; every key stands in docs/generated/configuration.md");
        }
        this.values = Map.copyOf(values);
    }

    /** Reads the process environment, and the properties file it names, if any. */
    public static Configuration fromEnvironment() {
        Map<String, String> environment = System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> merged = new HashMap<>();
        Optional.ofNullable(environment.get(Setting.CONFIG.key()))
                .filter(path -> !path.isBlank())
                .ifPresent(path -> merged.putAll(file(Path.of(path))));
        merged.putAll(environment);
        return new Configuration(merged);
    }

    /** A configuration of exactly these values; for tests and for programs that start others. */
    public static Configuration of(Map<String, String> values) {
        return new Configuration(values);
    }

    /** The value, or its default; empty where neither is set. */
    public Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.get(setting.key()))
                .or(setting::byDefault)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** The value as text; required. */
    public String text(Setting setting) {
        return find(setting)
                .orElseThrow(
                        () -> new ConfigurationException(setting.key() + " is not set; it is: " + setting.meaning()));
    }

    /** The value as a whole number within inclusive bounds. */
    public int number(Setting setting, int least, int greatest) {
        String text = text(setting);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(setting, "a whole number from " + least + " to " + greatest);
        }
        throw wrong(setting, "a whole number from " + least + " to " + greatest);
    }

    /** The value as an ISO 8601 duration, for example {@code PT60S}; positive. */
    public Duration duration(Setting setting) {
        try {
            Duration duration = Duration.parse(text(setting));
            if (duration.isNegative() || duration.isZero()) {
                throw wrong(setting, "a positive ISO 8601 duration such as PT60S");
            }
            return duration;
        } catch (DateTimeParseException notADuration) {
            throw wrong(setting, "a positive ISO 8601 duration such as PT60S");
        }
    }

    /** The value as an absolute address with scheme and host. */
    public URI uri(Setting setting) {
        String text = text(setting);
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            throw wrong(setting, "an absolute address such as http://127.0.0.1:8080");
        }
        throw wrong(setting, "an absolute address such as http://127.0.0.1:8080");
    }

    /** The value as {@code true} or {@code false}. */
    public boolean flag(Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(setting, "true or false");
        };
    }

    /** The value as a secret; an empty default gives an empty secret. */
    public Secret secret(Setting setting) {
        return find(setting)
                .or(() -> setting.byDefault())
                .map(Secret::new)
                .orElseThrow(
                        () -> new ConfigurationException(setting.key() + " is not set; it is: " + setting.meaning()));
    }

    private ConfigurationException wrong(Setting setting, String expected) {
        String shown = setting.secret() ? "<redacted>" : values.getOrDefault(setting.key(), "");
        return new ConfigurationException(setting.key() + " = \"" + shown + "\" must be " + expected);
    }

    private static Map<String, String> file(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    Setting.CONFIG.key() + " = \"" + path + "\" cannot be read: " + unreadable.getMessage());
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
