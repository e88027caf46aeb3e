package io.clinstream.engine.label;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is said of one patient, with what no test is about already filled in. */
record Said(
        String id,
        long onset,
        TimePrecision precision,
        OptionalLong availableAt,
        RecordStatus status,
        int version,
        OptionalInt grade,
        @Nullable Boolean serious,
        @Nullable Boolean related,
        OptionalLong endedAt,
        boolean fatal) {

    static final String PATIENT = "PT00001";

    static Said event(String id, String onset) {
        return new Said(
                id,
                Instant.parse(onset).toEpochMilli(),
                TimePrecision.MILLI,
                OptionalLong.empty(),
                RecordStatus.FINAL,
                1,
                OptionalInt.of(1),
                false,
                true,
                OptionalLong.empty(),
                false);
    }

    Said onset(String when) {
        return with(Instant.parse(when).toEpochMilli(), precision, availableAt, status, version);
    }

    Said known(TimePrecision to) {
        return with(onset, to, availableAt, status, version);
    }

    Said reported(String when) {
        return with(onset, precision, OptionalLong.of(Instant.parse(when).toEpochMilli()), status, version);
    }

    Said version(int number) {
        return with(onset, precision, availableAt, status, number);
    }

    Said status(RecordStatus now) {
        return with(onset, precision, availableAt, now, version);
    }

    Said grade(int ctcae) {
        return new Said(
                id,
                onset,
                precision,
                availableAt,
                status,
                version,
                ctcae == 0 ? OptionalInt.empty() : OptionalInt.of(ctcae),
                serious,
                related,
                endedAt,
                fatal);
    }

    Said serious(@Nullable Boolean criterion) {
        return new Said(id, onset, precision, availableAt, status, version, grade, criterion, related, endedAt, fatal);
    }

    Said related(@Nullable Boolean toTreatment) {
        return new Said(
                id, onset, precision, availableAt, status, version, grade, serious, toTreatment, endedAt, fatal);
    }

    Said fatalAt(String when) {
        return new Said(
                id,
                onset,
                precision,
                availableAt,
                status,
                version,
                grade,
                serious,
                related,
                OptionalLong.of(Instant.parse(when).toEpochMilli()),
                true);
    }

    Said deadly() {
        return new Said(id, onset, precision, availableAt, status, version, grade, serious, related, endedAt, true);
    }

    private Said with(long when, TimePrecision to, OptionalLong available, RecordStatus now, int number) {
        return new Said(id, when, to, available, now, number, grade, serious, related, endedAt, fatal);
    }

    KnownReport report() {
        return new KnownReport(
                new AdverseEventReport(
                        header(onset, precision, availableAt, status, version),
                        id,
                        "Headache",
                        null,
                        endedAt,
                        TimePrecision.MILLI,
                        grade,
                        serious,
                        related,
                        false),
                fatal);
    }

    /** A subject dosed first and, where not null, gone or dead at these instants. */
    static SubjectRecord subject(@Nullable String firstDose, @Nullable String left, @Nullable String died) {
        return new SubjectRecord(
                header(0, TimePrecision.MILLI, OptionalLong.empty(), RecordStatus.FINAL, 1),
                "F",
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                optional(firstDose),
                OptionalLong.empty(),
                optional(left),
                optional(died),
                OptionalInt.empty(),
                null);
    }

    static EventHeader header(
            long time, TimePrecision precision, OptionalLong availableAt, RecordStatus status, int version) {
        return new EventHeader(
                "e",
                PATIENT,
                "STUDY",
                null,
                "site",
                time,
                precision,
                availableAt,
                availableAt.orElse(time),
                status,
                version,
                new ReadingContext(null, null, null, null));
    }

    private static OptionalLong optional(@Nullable String instant) {
        return instant == null
                ? OptionalLong.empty()
                : OptionalLong.of(Instant.parse(instant).toEpochMilli());
    }
}
