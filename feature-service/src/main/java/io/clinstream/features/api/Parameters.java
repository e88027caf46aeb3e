package io.clinstream.features.api;

import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The query parameters of a request, typed. What cannot be read is a 400, what is read and breaks a rule a 422; both name
 * field, value and rule. A patient id is never repeated.
 */
final class Parameters {

    private static final Pattern PATIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_SHOWN = 64;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * The parameters of a request that may have these and no others, each once.
     *
     * @throws Problem 400 there is another one, or one twice
     */
    static Parameters of(Exchange exchange, Set<String> known, Set<String> inPath) {
        Map<String, List<String>> values = exchange.queries();
        // The router adds the parts of the path.
        inPath.forEach(values::remove);
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw malformed(name, given.get(0), "must be one of " + new TreeSet<>(known));
            }
            if (given.size() > 1) {
                throw malformed(name, given.get(1), "must be given once");
            }
        });
        return new Parameters(values);
    }

    /** The text of a parameter; empty where it is not given. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(given -> given.get(0));
    }

    /**
     * An instant, with its distance from UTC or {@code Z}.
     *
     * @throws Problem 400 it is not one; 422 it has parts of a millisecond or lies outside of years 1900 to 2199
     */
    Optional<Instant> instant(String name) {
        return text(name).map(text -> instant(name, text));
    }

    /**
     * The same, not later than a given instant.
     *
     * @throws Problem as {@link #instant}; 422 it lies later
     */
    Optional<Instant> pastInstant(String name, Instant now) {
        Optional<Instant> instant = instant(name);
        instant.filter(later -> later.isAfter(now)).ifPresent(later -> {
            throw broken(name, later.toString(), "must not lie in the future");
        });
        return instant;
    }

    /**
     * A whole number within inclusive bounds.
     *
     * @throws Problem 400 not a whole number; 422 out of bounds
     */
    int number(String name, int least, int greatest, int byDefault) {
        String text = text(name).orElse(Integer.toString(byDefault));
        try {
            int number = Integer.parseInt(text);
            if (number < least || number > greatest) {
                throw broken(name, text, "must be from " + least + " to " + greatest);
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw malformed(name, text, "must be a whole number from " + least + " to " + greatest);
        }
    }

    /**
     * The patient id of a path or body, as it is.
     *
     * @throws Problem 422 it has another form
     */
    static String patientId(String field, String id) {
        if (!PATIENT_ID.matcher(id).matches()) {
            throw Problem.of(
                            422,
                            "invalid-patient-id",
                            "Invalid patient id",
                            "a patient id matches " + PATIENT_ID.pattern())
                    .with("field", field)
                    .with("rule", "must match " + PATIENT_ID.pattern());
        }
        return id;
    }

    /** 400: it cannot be read. */
    static Problem malformed(String name, String value, String rule) {
        return refused(400, "malformed-parameter", "Malformed parameter", name, value, rule);
    }

    /** 422: it is read and breaks a rule. */
    static Problem broken(String name, String value, String rule) {
        return refused(422, "invalid-parameter", "Invalid parameter", name, value, rule);
    }

    private static Problem refused(int status, String type, String title, String name, String value, String rule) {
        String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
        return Problem.of(status, type, title, name + " " + rule)
                .with("field", name)
                .with("value", shown)
                .with("rule", rule);
    }

    private static Instant instant(String name, String text) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notAnInstant) {
            throw malformed(name, text, "must be an instant such as 2026-11-20T12:00:00Z");
        }
        if (!instant.equals(Instant.ofEpochMilli(instant.toEpochMilli()))) {
            throw broken(name, text, "must be whole milliseconds");
        }
        if (instant.isBefore(Instant.parse("1900-01-01T00:00:00Z"))
                || !instant.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
            throw broken(name, text, "must lie in the years 1900 to 2199");
        }
        return instant;
    }
}
