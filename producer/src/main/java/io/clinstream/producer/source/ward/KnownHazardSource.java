package io.clinstream.producer.source.ward;

import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A ward whose patients deteriorate over hours before an adverse event, with a hazard that is known: it is written, hour
 * by hour, to the plan's hazard file. One simulated hour of all patients is held at a time.
 */
public final class KnownHazardSource implements EventSource {

    private final KnownHazardPlan plan;

    /** A ward after a plan. */
    public KnownHazardSource(KnownHazardPlan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public Duration grain() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration step() {
        return Duration.ofDays(1);
    }

    @Override
    public boolean chronological() {
        return true;
    }

    @Override
    public void read(CohortConsumer cohorts, Skipped skipped) throws IOException {
        Optional<Path> beside = plan.hazardFile();
        if (beside.isEmpty()) {
            new Shift(skipped, hour -> {}).run(cohorts);
            return;
        }
        try (HazardFile file = new HazardFile(beside.get())) {
            new Shift(skipped, file::write).run(cohorts);
            file.finish();
        }
    }

    /** One run through the plan. */
    private final class Shift {

        private final Faults faults;
        private final Truths truths;
        private final List<HazardCourse> courses = new ArrayList<>();
        private final SendQueue queue = new SendQueue();

        Shift(Skipped skipped, Truths truths) {
            this.faults = new Faults(plan.faults(), plan.interval(), skipped);
            this.truths = truths;
            Hazard hazard = Hazard.ofPrevalence(plan.prevalence());
            Map<SeverityProcess, DayRisk> risks = new HashMap<>();
            for (int number = 1; number <= plan.patients(); number++) {
                courses.add(new HazardCourse(
                        plan,
                        number,
                        hazard,
                        process -> risks.computeIfAbsent(process, unseen -> DayRisk.of(unseen, hazard))));
            }
        }

        void run(CohortConsumer cohorts) throws IOException {
            // Subject data come from a form, not from a device: no faults.
            courses.forEach(course ->
                    queue.add(RawEvent.of(RawTopic.SUBJECTS, course.bed().admitted())));
            for (long hour = 0; hour < plan.duration().toHours(); hour++) {
                Instant at = plan.start().plus(Duration.ofHours(hour));
                for (HazardCourse course : courses) {
                    pass(course, hour, at);
                }
                queue.hand(cohorts, at.plus(Duration.ofHours(1)));
            }
            courses.forEach(course ->
                    queue.add(RawEvent.of(RawTopic.SUBJECTS, course.bed().discharged())));
            queue.hand(cohorts, Instant.MAX);
        }

        private void pass(HazardCourse course, long hour, Instant at) throws IOException {
            HazardBed bed = course.bed();
            if (bed.readingIn(hour)) {
                send(RawTopic.VITALS, bed.vitals(at, course.severity()), course);
            }
            if (bed.panelIn(hour)) {
                for (SeverityLab test : SeverityLab.values()) {
                    send(RawTopic.LABS, bed.lab(test, at, course.severity()), course);
                }
            }
            int minute = course.eventMinute();
            boolean event = minute > 0;
            truths.write(course.truth(at, event));
            if (event) {
                // No faults: what counts as an event is what the truth says.
                queue.add(RawEvent.of(RawTopic.ADVERSE_EVENTS, bed.adverseEvent(course.nextEvent(), at, minute)));
            }
            course.anHourPasses(event);
        }

        private void send(RawTopic topic, SpecificRecord content, HazardCourse course) {
            Instant due = RawEvent.of(topic, content).due();
            faults.apply(topic, content, due, course.mishaps()).forEach(queue::add);
        }
    }

    @FunctionalInterface
    private interface Truths {
        void write(PatientHour hour) throws IOException;
    }
}
