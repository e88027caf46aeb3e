package io.clinstream.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file, or one of its rows, that cannot be read as what it claims to be.
 *
 * <p>The message is one sentence naming the file, the row, the field and its value where known, and the rule that is
 * broken: fit for a person at a command line, without a stack trace.
 */
public final class TrialFileException extends IOException {

    private final String file;
    private final transient @Nullable Place place;
    private final String rule;

    private TrialFileException(String file, @Nullable Place place, String rule) {
        super(file + (place == null ? "" : place.text()) + ": " + rule);
        this.file = file;
        this.place = place;
        this.rule = rule;
    }

    /** The whole file, or its header, is not what it should be. */
    public static TrialFileException ofFile(String file, String rule) {
        return new TrialFileException(file, null, rule);
    }

    /** One row is incomplete; {@code row} counts from 1. */
    public static TrialFileException ofRow(String file, long row, String rule) {
        return new TrialFileException(file, new Place(row, null, null), rule);
    }

    /** One value breaks a rule; {@code row} counts from 1 (the header line of a text file is not counted). */
    public static TrialFileException ofValue(String file, long row, String field, String value, String rule) {
        return new TrialFileException(file, new Place(row, field, value), rule);
    }

    /** Name of the file, without its folder. */
    public String file() {
        return file;
    }

    /** What is required and not met. */
    public String rule() {
        return rule;
    }

    /** The field at fault, or null where a row or the whole file is. */
    public @Nullable String field() {
        return place == null ? null : place.field();
    }

    private record Place(
            long row, @Nullable String field, @Nullable String value) {

        String text() {
            return ", row " + row
                    + (field == null ? "" : ", field " + field)
                    + (value == null ? "" : ", value \"" + value + "\"");
        }
    }
}
