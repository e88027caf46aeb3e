package io.clinstream.engine.history;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.history.StoredFact.AdverseEventFact;
import io.clinstream.engine.vector.AdverseEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reports of a patient's adverse events, by study and the sponsor's id of the event. */
final class AdverseEventHistory {

    private final Map<Identity, Reports<AdverseEventFact>> reports = new HashMap<>();
    private List<AdverseEvent> current = List.of();

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

    /** Events that were not withdrawn and whose onset is known at least to the day; others enter no window. */
    List<AdverseEvent> current() {
        return current;
    }

    List<StoredFact> facts() {
        List<StoredFact> facts = new ArrayList<>();
        reports.values().forEach(versions -> facts.addAll(versions.all()));
        return facts;
    }

    private List<AdverseEvent> currentEvents() {
        List<AdverseEvent> events = new ArrayList<>();
        for (Reports<AdverseEventFact> versions : reports.values()) {
            AdverseEventFact fact = versions.current();
            if (fact != null && !fact.report().header().precision().coarserThanDay()) {
                EventHeader header = fact.report().header();
                boolean dayOnly = !header.precision().finerThanDay();
                events.add(new AdverseEvent(
                        header.eventTime(), dayOnly, fact.report().grade()));
            }
        }
        return List.copyOf(events);
    }
}
