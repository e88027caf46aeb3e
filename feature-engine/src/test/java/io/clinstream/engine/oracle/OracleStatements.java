package io.clinstream.engine.oracle;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.VitalsReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From raw events to what holds: the last word on every measurement. */
final class OracleStatements {

    private static final List<String> STATUSES =
            List.of("PRELIMINARY", "FINAL", "AMENDED", "CORRECTED", "ENTERED_IN_ERROR");
    private static final List<String> PRECISIONS = List.of("YEAR", "MONTH", "DAY", "MINUTE", "SECOND", "MILLI");
    private static final List<String> REMARKS = List.of("SUSPECT", "UNIT_INFERRED", "CENSORED");

    private static final Comparator<@Nullable BigDecimal> ABSENT_FIRST = Comparator.nullsFirst(BigDecimal::compareTo);

    /** What is said of a value. */
    private record Content(
            BigDecimal value,
            int precision,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            int remarks) {}

    private static final Comparator<Content> CONTENT = Comparator.comparing(Content::value)
            .thenComparing(Content::precision)
            .thenComparing(Content::low, ABSENT_FIRST)
            .thenComparing(Content::high, ABSENT_FIRST)
            .thenComparing(Content::remarks);

    /** One thing said about a measurement; without content it takes back, and is no more than its version. */
    private record Said(
            int version,
            int status,
            @Nullable Long availableAt,
            @Nullable Content content,
            long arrivedAt,
            Measurement measurement,
            EventHeader header) {}

    private static final Comparator<Said> ORDER = Comparator.comparing(Said::version)
            .thenComparing(Said::status)
            .thenComparing(Said::availableAt, Comparator.nullsFirst(Long::compare))
            .thenComparing(Said::content, Comparator.nullsFirst(CONTENT));

    /** By identity, each in the order of versions and free of repetitions. */
    private final List<List<Said>> measurements = new ArrayList<>();

    private OracleStatements() {}

    static OracleStatements of(List<PatientEvent> events) {
        Map<String, List<Said>> byIdentity = new TreeMap<>();
        for (PatientEvent event : events) {
            for (Measurement measurement : measurements(event)) {
                byIdentity
                        .computeIfAbsent(
                                measurement.code().code() + "|" + reading(event.header()), any -> new ArrayList<>())
                        .add(said(event.header(), measurement));
            }
        }
        OracleStatements statements = new OracleStatements();
        byIdentity.values().forEach(said -> statements.measurements.add(withoutRepetitions(said)));
        return statements;
    }

    /** The points that hold, by code, oldest first. */
    Map<String, List<OraclePoint>> points() {
        Map<String, List<OraclePoint>> points = new TreeMap<>();
        for (List<Said> said : measurements) {
            Said holds = holds(said);
            if (holds != null && holds.content != null && holds.content.precision >= PRECISIONS.indexOf("DAY")) {
                points.computeIfAbsent(holds.measurement.code().code(), any -> new ArrayList<>())
                        .add(point(holds, holds.content));
            }
        }
        points.values().forEach(ofCode -> ofCode.sort(Comparator.comparingLong(OraclePoint::time)));
        return points;
    }

    /** When each measurement was put right: the arrival of every statement after the first that says something else. */
    List<Long> corrections() {
        List<Long> times = new ArrayList<>();
        for (List<Said> said : measurements) {
            for (int i = 1; i < said.size(); i++) {
                Said next = said.get(i);
                if (Comparator.nullsFirst(CONTENT).compare(said.get(i - 1).content, next.content) != 0) {
                    times.add(next.arrivedAt);
                }
            }
        }
        return times;
    }

    /** A retraction takes the newest value back, however often it was restated; the one before stands again. */
    private static @Nullable Said holds(List<Said> said) {
        List<Said> standing = new ArrayList<>();
        for (Said next : said) {
            if (next.content != null) {
                standing.add(next);
                continue;
            }
            BigDecimal withdrawn = value(standing);
            while (!standing.isEmpty() && ABSENT_FIRST.compare(withdrawn, value(standing)) == 0) {
                standing.remove(standing.size() - 1);
            }
        }
        return standing.isEmpty() ? null : standing.get(standing.size() - 1);
    }

    private static @Nullable BigDecimal value(List<Said> standing) {
        Content last = standing.isEmpty() ? null : standing.get(standing.size() - 1).content;
        return last == null ? null : last.value;
    }

    /** Of copies of one statement the first to arrive counts. */
    private static List<Said> withoutRepetitions(List<Said> said) {
        List<Said> distinct = new ArrayList<>();
        for (Said next :
                said.stream().sorted(ORDER.thenComparing(Said::arrivedAt)).toList()) {
            if (distinct.isEmpty() || ORDER.compare(distinct.get(distinct.size() - 1), next) != 0) {
                distinct.add(next);
            }
        }
        return distinct;
    }

    private static Said said(EventHeader header, Measurement measurement) {
        ScaledValue value = measurement.value();
        boolean retracts = header.status().name().equals("ENTERED_IN_ERROR") || value == null;
        return new Said(
                header.version(),
                STATUSES.indexOf(header.status().name()),
                retracts || header.availableAt().isEmpty()
                        ? null
                        : header.availableAt().getAsLong(),
                retracts ? null : content(header, measurement),
                header.arrivedAt(),
                measurement,
                header);
    }

    private static Content content(EventHeader header, Measurement measurement) {
        int remarks = 0;
        for (String flag : measurement.flags()) {
            remarks += REMARKS.contains(flag) ? 1 << REMARKS.indexOf(flag) : 0;
        }
        return new Content(
                new BigDecimal(String.valueOf(measurement.value())),
                PRECISIONS.indexOf(header.precision().name()),
                decimal(measurement.referenceLow()),
                decimal(measurement.referenceHigh()),
                remarks);
    }

    private static OraclePoint point(Said said, Content content) {
        return new OraclePoint(
                said.measurement.code().code(),
                said.measurement.code() instanceof Analyte,
                said.header.eventTime(),
                content.precision == PRECISIONS.indexOf("DAY"),
                content.value,
                reading(said.header),
                content.low,
                content.high,
                said.measurement.flags(),
                said.availableAt,
                said.arrivedAt);
    }

    /** What readings that were taken together share. */
    private static String reading(EventHeader header) {
        return header.eventTime() + "|" + header.source() + "|" + header.context();
    }

    private static List<Measurement> measurements(PatientEvent event) {
        if (event instanceof VitalsReading reading) {
            return reading.measurements();
        }
        return event instanceof LabReport report ? List.of(report.measurement()) : List.of();
    }

    private static @Nullable BigDecimal decimal(@Nullable ScaledValue value) {
        return value == null ? null : new BigDecimal(value.toString());
    }
}
