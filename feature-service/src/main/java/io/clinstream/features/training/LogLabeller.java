package io.clinstream.features.training;

import io.clinstream.clinical.adverse.Outcome;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.label.KnownReport;
import io.clinstream.engine.label.LabelState;
import io.clinstream.engine.label.PatientLabels;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.timeline.event.EngineEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Labels by the engine, of the reports and subject records in the canonical log. */
final class LogLabeller implements Labeller {

    private final LabelChoice choice;
    private final long cutOff;

    /** Labels of that definition as known at a cut-off. */
    LogLabeller(LabelChoice choice, Instant cutOff) {
        this.choice = choice;
        this.cutOff = cutOff.toEpochMilli();
    }

    @Override
    public LongFunction<LabelState> of(List<KnownEvent> events) {
        List<KnownReport> reports = new ArrayList<>();
        List<SubjectRecord> subjects = new ArrayList<>();
        for (KnownEvent known : events) {
            Optional<PatientEvent> event = EngineEvents.find(known.event());
            if (event.isPresent() && event.get() instanceof AdverseEventReport report) {
                reports.add(new KnownReport(report, isFatal(known.event())));
            } else if (event.isPresent() && event.get() instanceof SubjectRecord subject) {
                subjects.add(subject);
            }
        }
        PatientLabels labels = new PatientLabels(reports, subjects, choice.definition(), cutOff);
        return instant -> labels.state(choice.label(), instant);
    }

    private static boolean isFatal(CanonicalEvent event) {
        String outcome =
                event.getAdverseEvent() == null ? null : event.getAdverseEvent().getOutcome();
        return outcome != null
                && Outcome.ofTerm(outcome).filter(Outcome.FATAL::equals).isPresent();
    }
}
