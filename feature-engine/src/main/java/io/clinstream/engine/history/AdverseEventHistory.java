package io.clinstream.engine.history;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.history.StoredFact.AdverseEventFact;
import io.clinstream.engine.vector.AdverseEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The reports of a patient's adverse events, by study and the sponsor's id of the event. */
final class AdverseEventHistory {

    private final Map<Identity, Reports<AdverseEventFact>> reports = new HashMap<>();
    private List<AdverseEvent> current = List.of();

    private static final long DAY_MILLIS = 86_400_000L;

    private record Identity(String studyId, String adverseEventId) {}

    Disposition add(AdverseEventFact fact) {
        AdverseEventReport report = fact.report();
        Identity identity = new Identity(report.header().studyId(), report.adverseEventId());
        Disposition disposition = reports.computeIfAbsent(
                        identity, any -> new Reports<>(known -> RecordContent.of(known.report())))
                .add(fact);
        if (disposition.accepted()) {
            current = currentEvents();
        }
        return disposition;
    }

    /** Events that were not withdrawn. */
    List<AdverseEvent> current() {
        return current;
    }

    List<StoredFact> facts() {
        List<StoredFact> facts = new ArrayList<>();
        reports.values().forEach(versions -> facts.addAll(versions.all()));
        return facts;
    }

    /** When each report became available at its source, withdrawn ones included. */
    List<Long> reportTimes() {
        List<Long> times = new ArrayList<>();
        for (Reports<AdverseEventFact> versions : reports.values()) {
            for (AdverseEventFact fact : versions.all()) {
                fact.report().header().availableAt().ifPresent(times::add);
            }
        }
        return times;
    }

    /** When a later report raised the grade above that of every earlier one. */
    private static List<Long> worsenings(List<AdverseEventFact> versions) {
        List<Long> times = new ArrayList<>();
        int worst = 0;
        for (AdverseEventFact version : versions) {
            EventHeader header = version.report().header();
            int grade =
                    header.status().retracts() ? 0 : version.report().grade().orElse(0);
            if (worst > 0 && grade > worst) {
                times.add(header.availableAt().orElse(header.eventTime()));
            }
            worst = Math.max(worst, grade);
        }
        return times;
    }

    private static AdverseEvent event(AdverseEventReport report, List<AdverseEventFact> versions) {
        return new AdverseEvent(
                report.header().eventTime(),
                report.header().precision(),
                end(report),
                report.grade(),
                report.serious(),
                report.related(),
                report.systemOrganClass(),
                report.doseInterrupted(),
                worsenings(versions));
    }

    private static OptionalLong end(AdverseEventReport report) {
        if (report.endedAt().isEmpty() || report.endPrecision().coarserThanDay()) {
            return OptionalLong.empty();
        }
        long end = report.endedAt().getAsLong();
        return report.endPrecision().finerThanDay()
                ? report.endedAt()
                : OptionalLong.of((Math.floorDiv(end, DAY_MILLIS) + 1) * DAY_MILLIS);
    }

    private List<AdverseEvent> currentEvents() {
        List<AdverseEvent> events = new ArrayList<>();
        for (Reports<AdverseEventFact> versions : reports.values()) {
            AdverseEventFact fact = versions.current();
            if (fact != null) {
                events.add(event(fact.report(), versions.all()));
            }
        }
        return List.copyOf(events);
    }
}
