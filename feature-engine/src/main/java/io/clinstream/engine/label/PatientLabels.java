package io.clinstream.engine.label;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.history.ReportOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The labels of one patient, of what was known by a cut-off (clinical-reference 6.9). A pure function: the order of the
 * reports plays no part, and copies change nothing.
 *
 * <p>Whoever is not known to have been dosed has no treatment-emergent event; of a patient without any subject record it
 * cannot be told whether an event is one.
 */
public final class PatientLabels {

    private static final int DEATH = 5;
    private static final long HORIZON = LabelDefinition.HORIZON.toMillis();

    private record Identity(String studyId, String adverseEventId) implements Comparable<Identity> {
        @Override
        public int compareTo(Identity other) {
            return Comparator.comparing(Identity::studyId)
                    .thenComparing(Identity::adverseEventId)
                    .compare(this, other);
        }
    }

    private final LabelDefinition definition;
    private final long cutOff;
    private final @Nullable SubjectRecord subject;
    private final List<Incident> incidents = new ArrayList<>();

    /**
     * The labels of a patient.
     *
     * @param reports every report of an adverse event that was known by the cut-off
     * @param subjects every subject record that was known by the cut-off
     * @param cutOff until when what was known counts, epoch milliseconds
     */
    public PatientLabels(
            List<KnownReport> reports, List<SubjectRecord> subjects, LabelDefinition definition, long cutOff) {
        this.definition = definition;
        this.cutOff = cutOff;
        SubjectRecord newest = subjects.stream().max(ReportOrder.SUBJECT).orElse(null);
        this.subject = newest == null || newest.header().status().retracts() ? null : newest;
        Map<Identity, List<KnownReport>> events = new TreeMap<>();
        for (KnownReport known : reports) {
            events.computeIfAbsent(identity(known.report()), any -> new ArrayList<>())
                    .add(known);
        }
        events.values().forEach(this::addEvent);
    }

    /** What a label of a vector is worth, the vector's instant in epoch milliseconds. */
    public LabelState state(Label label, long asOf) {
        boolean possible = false;
        for (Incident incident : incidents) {
            Truth counts = counts(incident).and(label.isMetBy(incident));
            if (counts == Truth.NO || incident.when().outside(asOf, asOf + HORIZON)) {
                continue;
            }
            if (counts == Truth.YES && incident.when().inside(asOf, asOf + HORIZON)) {
                return LabelState.POSITIVE;
            }
            possible = true;
        }
        if (possible) {
            return LabelState.UNDECIDABLE;
        }
        OptionalLong left = left();
        if (left.isPresent() && left.getAsLong() < asOf + HORIZON) {
            return LabelState.CENSORED;
        }
        return asOf + HORIZON + definition.reportingLag().toMillis() <= cutOff
                ? LabelState.NEGATIVE_MATURE
                : LabelState.IMMATURE;
    }

    private void addEvent(List<KnownReport> known) {
        List<KnownReport> sorted = known.stream()
                .sorted(Comparator.comparing(KnownReport::report, ReportOrder.ADVERSE_EVENT)
                        .thenComparing(KnownReport::fatal))
                .toList();
        List<AdverseEventReport> reports =
                sorted.stream().map(KnownReport::report).toList();
        incidents.addAll(EventCourse.incidents(reports));
        KnownReport newest = sorted.get(sorted.size() - 1);
        if (!newest.report().header().status().retracts() && newest.tellsDeath()) {
            death(newest.report())
                    .ifPresent(when -> incidents.add(new Incident(
                            when, OptionalInt.of(DEATH), true, newest.report().related())));
        }
    }

    /** When the patient died of an event: by the subject record, else at the end of the event. */
    private Optional<Span> death(AdverseEventReport fatal) {
        if (subject != null && subject.diedAt().isPresent()) {
            return Optional.of(Span.ofUnstated(subject.diedAt().getAsLong()));
        }
        return fatal.endedAt().isPresent()
                ? Optional.of(Span.of(fatal.endedAt().getAsLong(), fatal.endPrecision()))
                : Optional.empty();
    }

    private Truth counts(Incident incident) {
        if (definition.events() == LabelEvents.ALL) {
            return Truth.YES;
        }
        if (subject == null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(subject.firstDoseAt().isPresent()
                && incident.when().until() >= subject.firstDoseAt().getAsLong());
    }

    private OptionalLong left() {
        if (subject == null) {
            return OptionalLong.empty();
        }
        OptionalLong ended = subject.discontinuedAt();
        OptionalLong died = subject.diedAt();
        return ended.isPresent() && died.isPresent()
                ? OptionalLong.of(Math.min(ended.getAsLong(), died.getAsLong()))
                : ended.isPresent() ? ended : died;
    }

    private static Identity identity(AdverseEventReport report) {
        return new Identity(report.header().studyId(), report.adverseEventId());
    }
}
