package io.clinstream.files.sdtm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of SDTM ({@code --DTC}): ISO 8601 of which the end may be missing ({@code 2003}, {@code 2012-02},
 * {@code 2014-01-02T11:45}). Nothing is imputed: the instant is the beginning of what is known.
 *
 * @param start first instant of the known year, month, day, minute or second
 * @param precision how much is known; a gap ({@code 2019---01}) ends what is known
 * @param text as it stood in the file
 */
public record PartialDate(Instant start, DatePrecision precision, String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2}|-)(?:-(\\d{2}|-))?)?"
            + "(?:T(\\d{2}|-)(?::(\\d{2}|-)(?::(\\d{2})(?:\\.\\d+)?)?)?(Z|[+-]\\d{2}:\\d{2})?)?");
    private static final DatePrecision[] PRECISIONS = DatePrecision.values();

    /**
     * Parses an ISO 8601 date or a beginning of one. Fractions of a second are dropped.
     *
     * @param text not blank
     * @param zone of the site, where the text carries no offset
     * @return empty if it is not of this form or names a day or time that does not exist
     */
    public static Optional<PartialDate> parse(String text, ZoneId zone) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int[] known = {0, 1, 1, 0, 0, 0};
        int count = 0;
        while (count < known.length && isNumber(parts.group(count + 1))) {
            known[count] = Integer.parseInt(parts.group(count + 1));
            count++;
        }
        DatePrecision precision = PRECISIONS[count - 1];
        return at(known, parts.group(7), zone).map(start -> new PartialDate(start, precision, text));
    }

    private static boolean isNumber(@Nullable String part) {
        return part != null && !part.equals("-");
    }

    private static Optional<Instant> at(int[] part, @Nullable String offset, ZoneId site) {
        try {
            ZoneId zone = offset == null ? site : ZoneOffset.of(offset);
            return Optional.of(LocalDateTime.of(part[0], part[1], part[2], part[3], part[4], part[5])
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
