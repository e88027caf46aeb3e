package io.clinstream.streams.intake;

import static io.clinstream.clinical.RejectionReason.INVALID_CODE_VALUE;
import static io.clinstream.clinical.RejectionReason.INVALID_PATIENT_ID;
import static io.clinstream.clinical.RejectionReason.KEY_MISMATCH;
import static io.clinstream.clinical.RejectionReason.MISSING_FIELD;

import io.clinstream.clinical.Rejection;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.TimePrecision;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Identity and times, checked alike for every raw record; the first broken rule is the reason. */
final class EnvelopeRules {

    private static final Pattern EVENT_ID = Pattern.compile("[\\x21-\\x7E][\\x20-\\x7E]{0,127}");
    private static final Pattern PATIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_NAME = 64;

    private EnvelopeRules() {}

    static Optional<Rejection> check(Envelope envelope, byte[] key, long appendTime) {
        return identity(envelope, key)
                .or(() -> coded(envelope))
                .or(() -> TimeRules.eventTime(envelope.eventTime(), appendTime))
                .or(() -> TimeRules.otherTime("available_at", envelope.availableAt(), appendTime));
    }

    private static Optional<Rejection> identity(Envelope envelope, byte[] key) {
        return Rejection.when(
                        !EVENT_ID.matcher(envelope.eventId()).matches(),
                        MISSING_FIELD,
                        "event_id",
                        "event_id must be 1 to 128 printable ASCII characters and not begin with a blank")
                .or(() -> Rejection.when(
                        !PATIENT_ID.matcher(envelope.patientId()).matches(),
                        INVALID_PATIENT_ID,
                        "patient_id",
                        INVALID_PATIENT_ID.explanation()))
                .or(() -> Rejection.when(
                        !Arrays.equals(key, envelope.patientId().getBytes(StandardCharsets.UTF_8)),
                        KEY_MISMATCH,
                        "patient_id",
                        KEY_MISMATCH.explanation()))
                .or(() -> name("study_id", envelope.studyId()))
                .or(() -> name("source", envelope.source()));
    }

    private static Optional<Rejection> coded(Envelope envelope) {
        return known("clock", envelope.clock() != ClockMode.UNKNOWN)
                .or(() -> Rejection.when(
                        envelope.clock() == ClockMode.HISTORICAL && isBlank(envelope.loadId()),
                        MISSING_FIELD,
                        "load_id",
                        "a HISTORICAL record names its load"))
                .or(() -> known("status", envelope.status() != ReportStatus.UNKNOWN))
                .or(() -> known("event_time_precision", envelope.precision() != TimePrecision.UNKNOWN))
                .or(() -> Rejection.when(
                        envelope.version() < 1, INVALID_CODE_VALUE, "version", "version must be 1 or more"));
    }

    /** A name of ours: 1 to 64 characters, not only blanks. */
    static Optional<Rejection> name(String field, String text) {
        return Rejection.when(
                text.isBlank() || text.length() > LONGEST_NAME,
                MISSING_FIELD,
                field,
                field + " must be 1 to 64 characters and not blank");
    }

    private static Optional<Rejection> known(String field, boolean known) {
        return Rejection.when(!known, INVALID_CODE_VALUE, field, INVALID_CODE_VALUE.explanation());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
