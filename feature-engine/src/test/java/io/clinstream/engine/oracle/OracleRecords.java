package io.clinstream.engine.oracle;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.VitalsReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From raw events to what holds: the last word on every measurement and adverse event. */
final class OracleRecords {

    /** One thing said. */
    private record Said(
            EventHeader header, String code, @Nullable BigDecimal value, String reading) {

        boolean retraction() {
            return header.status().name().equals("ENTERED_IN_ERROR");
        }
    }

    private static final Comparator<Said> ORDER = Comparator.comparing((Said said) -> said.header.version())
            .thenComparing(said -> List.of("PRELIMINARY", "FINAL", "AMENDED", "CORRECTED", "ENTERED_IN_ERROR")
                    .indexOf(said.header.status().name()))
            .thenComparing(said -> said.retraction() ? Long.MIN_VALUE : available(said.header))
            .thenComparing(said -> said.value == null ? BigDecimal.ZERO : said.value)
            .thenComparing(
                    said -> said.retraction() ? "" : said.header.precision().name(), (a, b) -> {
                        List<String> finer = List.of("", "YEAR", "MONTH", "DAY", "MINUTE", "SECOND", "MILLI");
                        return finer.indexOf(a) - finer.indexOf(b);
                    });

    private OracleRecords() {}

    static List<OraclePoint> points(List<PatientEvent> events) {
        Map<String, List<Said>> byIdentity = new LinkedHashMap<>();
        for (PatientEvent event : events) {
            for (Measurement measurement : measurements(event)) {
                EventHeader header = event.header();
                String reading = header.eventTime() + "|" + header.source() + "|" + header.context();
                String code = measurement.code().code();
                BigDecimal value =
                        header.status().name().equals("ENTERED_IN_ERROR") ? null : decimal(measurement.value());
                byIdentity
                        .computeIfAbsent(code + "|" + reading, any -> new ArrayList<>())
                        .add(new Said(header, code, value, reading));
            }
        }
        List<OraclePoint> points = new ArrayList<>();
        for (List<Said> said : byIdentity.values()) {
            Said holds = holds(said);
            if (holds != null && holds.value != null && dayKnown(holds.header)) {
                boolean dayOnly = holds.header.precision().name().equals("DAY");
                points.add(new OraclePoint(holds.code, holds.header.eventTime(), dayOnly, holds.value, holds.reading));
            }
        }
        return points;
    }

    /** A retraction takes the newest value back, however often it was restated; the one before stands again. */
    private static @Nullable Said holds(List<Said> said) {
        List<Said> standing = new ArrayList<>();
        Said previous = null;
        for (Said next : said.stream().sorted(ORDER).toList()) {
            if (previous != null && ORDER.compare(previous, next) == 0) {
                continue;
            }
            previous = next;
            if (!next.retraction()) {
                standing.add(next);
            } else if (!standing.isEmpty()) {
                BigDecimal withdrawn = standing.get(standing.size() - 1).value;
                while (!standing.isEmpty() && withdrawn.compareTo(standing.get(standing.size() - 1).value) == 0) {
                    standing.remove(standing.size() - 1);
                }
            }
        }
        return standing.isEmpty() ? null : standing.get(standing.size() - 1);
    }

    static List<AdverseEventReport> adverseEvents(List<PatientEvent> events) {
        Map<String, AdverseEventReport> newest = new LinkedHashMap<>();
        Comparator<AdverseEventReport> order = Comparator.comparing(
                        (AdverseEventReport report) -> report.header().version())
                .thenComparing(report -> report.header().status())
                .thenComparing(report -> available(report.header()))
                .thenComparing(report -> report.grade().orElse(0))
                .thenComparing(report -> report.header().eventTime())
                .thenComparing(report -> report.header().precision().name());
        for (PatientEvent event : events) {
            if (event instanceof AdverseEventReport report) {
                newest.merge(report.adverseEventId(), report, (a, b) -> order.compare(a, b) >= 0 ? a : b);
            }
        }
        return newest.values().stream()
                .filter(report -> !report.header().status().name().equals("ENTERED_IN_ERROR"))
                .filter(report -> dayKnown(report.header()))
                .toList();
    }

    private static List<Measurement> measurements(PatientEvent event) {
        if (event instanceof VitalsReading reading) {
            return reading.measurements();
        }
        return event instanceof LabReport report ? List.of(report.measurement()) : List.of();
    }

    private static boolean dayKnown(EventHeader header) {
        return !List.of("YEAR", "MONTH").contains(header.precision().name());
    }

    private static long available(EventHeader header) {
        return header.availableAt().orElse(Long.MIN_VALUE);
    }

    private static @Nullable BigDecimal decimal(@Nullable ScaledValue value) {
        return value == null ? null : new BigDecimal(value.toString());
    }
}
