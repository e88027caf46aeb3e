package io.clinstream.files.sdtm;

import io.clinstream.files.TrialFileException;
import io.clinstream.files.xpt.XptRow;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A row with its place: reads its variables by the rules of SDTM and names what breaks them. */
final class DomainRow {

    private final XptRow row;
    private final RowPlace place;
    private final ZoneId zone;

    DomainRow(XptRow row, String file, ZoneId zone) {
        this.row = row;
        this.place = new RowPlace(file, row.number());
        this.zone = zone;
    }

    RowPlace place() {
        return place;
    }

    String text(String variable) {
        return row.text(variable).strip();
    }

    String required(String variable) throws TrialFileException {
        String text = text(variable);
        if (text.isEmpty()) {
            throw broken(variable, text, "must not be empty");
        }
        return text;
    }

    OptionalDouble number(String variable) {
        return row.number(variable);
    }

    /** A whole number, stored as number or as text; empty if missing. */
    OptionalInt integer(String variable) throws TrialFileException {
        OptionalDouble number = row.number(variable);
        String text = text(variable);
        if (number.isPresent()) {
            double value = number.getAsDouble();
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw broken(variable, Double.toString(value), "must be a whole number");
            }
            return OptionalInt.of((int) value);
        }
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("\\d{1,9}")) {
            throw broken(variable, text, "must be a whole number");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    long sequence(String variable) throws TrialFileException {
        return integer(variable).orElseThrow(() -> broken(variable, "", "must not be empty"));
    }

    /** Y is true; N and blank are false. */
    boolean flag(String variable) throws TrialFileException {
        return statedFlag(variable).orElse(false);
    }

    /** Y is true, N is false; empty if blank. */
    Optional<Boolean> statedFlag(String variable) throws TrialFileException {
        String text = text(variable);
        return switch (text) {
            case "Y" -> Optional.of(true);
            case "N" -> Optional.of(false);
            case "" -> Optional.empty();
            default -> throw broken(variable, text, "must be Y, N or empty");
        };
    }

    Optional<PartialDate> date(String variable) throws TrialFileException {
        String text = text(variable);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<PartialDate> date = PartialDate.parse(text, zone);
        if (date.isEmpty()) {
            throw broken(variable, text, "must be an ISO 8601 date or the beginning of one");
        }
        return date;
    }

    private TrialFileException broken(String variable, String value, String rule) {
        return TrialFileException.ofValue(place.file(), place.row(), variable, value, rule);
    }
}
