package io.clinstream.features.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of instants of patients as text: first line {@code patient_id,instant}, then one pair a line, instants in ISO 8601
 * with zone, for example {@code PT00042,2026-11-20T12:00:00Z}. Neither column can hold a comma or a quote.
 */
public final class InstantsCsv {

    private static final String HEADER = "patient_id,instant";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private InstantsCsv() {}

    /**
     * Reads a list.
     *
     * @throws InvalidTrainingRequestException a line is malformed; names the line and the rule
     * @throws IOException the text cannot be read
     */
    public static List<PatientInstant> read(BufferedReader text) throws IOException {
        String header = text.readLine();
        if (header == null || !header.replace(BYTE_ORDER_MARK, "").strip().equals(HEADER)) {
            throw new InvalidTrainingRequestException("instants", "must begin with the line " + HEADER);
        }
        List<PatientInstant> pairs = new ArrayList<>();
        int number = 1;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                pairs.add(pair(line, number));
            }
            if (pairs.size() > RowSelection.Instants.MAX_PAIRS) {
                throw new InvalidTrainingRequestException(
                        "instants", "must be at most " + RowSelection.Instants.MAX_PAIRS);
            }
        }
        return pairs;
    }

    /** The list as text, UTF-8, lines ended by LF; pairs that are equal are written equally. */
    public static byte[] write(List<PatientInstant> pairs) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        pairs.forEach(pair ->
                text.append(pair.patientId()).append(',').append(pair.instant()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static PatientInstant pair(String line, int number) {
        int comma = line.indexOf(',');
        try {
            if (comma < 0 || line.indexOf(',', comma + 1) >= 0) {
                throw new InvalidTrainingRequestException("instants", "must have two columns");
            }
            return new PatientInstant(
                    line.substring(0, comma).strip(),
                    Instant.parse(line.substring(comma + 1).strip()));
        } catch (DateTimeParseException malformed) {
            throw inLine(number, "the instant is not ISO 8601 with zone", malformed);
        } catch (InvalidTrainingRequestException wrong) {
            throw inLine(number, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static InvalidTrainingRequestException inLine(int number, String what, Exception cause) {
        InvalidTrainingRequestException wrong =
                new InvalidTrainingRequestException("instants", "line " + number + ": " + what);
        wrong.initCause(cause);
        return wrong;
    }
}
