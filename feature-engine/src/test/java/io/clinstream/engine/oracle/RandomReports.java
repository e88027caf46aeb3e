package io.clinstream.engine.oracle;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Reports of adverse events, and versions of the subject record. */
final class RandomReports {

    private static final long DAY = 86_400_000L;
    private static final TimePrecision[] END_PRECISIONS = {
        TimePrecision.MILLI, TimePrecision.MINUTE, TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.YEAR
    };

    private final Random random;

    RandomReports(Random random) {
        this.random = random;
    }

    AdverseEventReport adverseEvent(EventHeader header, String id) {
        int grade = random.nextInt(6);
        TimePrecision endPrecision = END_PRECISIONS[random.nextInt(END_PRECISIONS.length)];
        long end = header.eventTime() + Math.round(random.nextDouble() * 6 * DAY);
        long ended = endPrecision.finerThanDay() ? end : Math.floorDiv(end, DAY) * DAY;
        return new AdverseEventReport(
                header,
                id,
                "HEADACHE",
                pick("NERV", "CARD", "GASTR", null),
                random.nextBoolean() ? OptionalLong.of(ended) : OptionalLong.empty(),
                endPrecision,
                grade == 0 ? OptionalInt.empty() : OptionalInt.of(grade),
                pick(true, false, null),
                pick(true, false, null),
                random.nextInt(4) == 0);
    }

    SubjectRecord subject(EventHeader header) {
        return new SubjectRecord(
                header,
                pick("F", "M", "M", "F", "U", null),
                random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(1930 + random.nextInt(82)),
                random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(15 + random.nextInt(76)),
                day(header.eventTime(), 30),
                dose(header.eventTime()),
                dose(header.eventTime()),
                dose(header.eventTime()),
                OptionalLong.empty(),
                OptionalLong.empty(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty(),
                pick("Placebo", null));
    }

    /** Another version of a report, or a copy of it; empty for a measurement. */
    Optional<PatientEvent> followUp(PatientEvent event, EventHeader header, boolean repeats) {
        if (event instanceof AdverseEventReport report) {
            return Optional.of(repeats ? copy(report, header) : adverseEvent(header, report.adverseEventId()));
        }
        if (event instanceof SubjectRecord record) {
            return Optional.of(repeats ? copy(record, header) : subject(header));
        }
        return Optional.empty();
    }

    private static AdverseEventReport copy(AdverseEventReport report, EventHeader header) {
        return new AdverseEventReport(
                header,
                report.adverseEventId(),
                report.term(),
                report.systemOrganClass(),
                report.endedAt(),
                report.endPrecision(),
                report.grade(),
                report.serious(),
                report.related(),
                report.doseInterrupted());
    }

    private static SubjectRecord copy(SubjectRecord record, EventHeader header) {
        return new SubjectRecord(
                header,
                record.sex(),
                record.birthYear(),
                record.ageYears(),
                record.enrolledAt(),
                record.hospitalAdmittedAt(),
                record.firstDoseAt(),
                record.lastDoseAt(),
                record.discontinuedAt(),
                record.diedAt(),
                record.armIndex(),
                record.arm());
    }

    /** At an instant something else happened, or a day. */
    private OptionalLong dose(long near) {
        return switch (random.nextInt(5)) {
            case 0 -> OptionalLong.empty();
            case 1 -> OptionalLong.of(RandomTimes.MIDNIGHT);
            case 2 -> OptionalLong.of(RandomTimes.MIDNIGHT + random.nextInt(86_400_000));
            case 3 -> OptionalLong.of(near);
            default -> day(near, 10);
        };
    }

    private OptionalLong day(long near, int range) {
        return random.nextInt(4) == 0
                ? OptionalLong.empty()
                : OptionalLong.of((Math.floorDiv(near, DAY) + random.nextInt(range) - range / 2) * DAY);
    }

    @SafeVarargs
    private <T> @Nullable T pick(@Nullable T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
