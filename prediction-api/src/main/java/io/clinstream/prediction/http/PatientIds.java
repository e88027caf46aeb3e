package io.clinstream.prediction.http;

import io.clinstream.platform.http.Problem;
import java.util.regex.Pattern;

/** The pattern of patient ids; nothing else ever becomes part of a key or a query. */
final class PatientIds {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private PatientIds() {}

    static String require(String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw Problem.of(422, "invalid-patient-id", "Invalid patient id", "patient_id must match " + PATTERN)
                    .with("field", "patient_id");
        }
        return text;
    }
}
