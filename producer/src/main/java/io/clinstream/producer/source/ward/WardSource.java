package io.clinstream.producer.source.ward;

import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated ward. Patients take turns, each once an interval; first every patient is introduced. Delayed events wait
 * in a queue until their turn, so events come in the order in which they are sent.
 */
public final class WardSource implements EventSource {

    private final WardPlan plan;

    /** A ward after a plan. */
    public WardSource(WardPlan plan) {
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
        new Shift(skipped).run(cohorts);
    }

    /** One run through the plan. */
    private final class Shift {

        private final Faults faults;
        private final List<Bed> beds = new ArrayList<>();
        private final SendQueue queue = new SendQueue();

        Shift(Skipped skipped) {
            this.faults = new Faults(plan.faults(), plan.interval(), skipped);
            for (int number = 1; number <= plan.patients(); number++) {
                beds.add(new Bed(plan, number));
            }
        }

        void run(CohortConsumer cohorts) throws IOException {
            if (plan.mix().weights().getOrDefault(RawTopic.SUBJECTS, 0.0) > 0) {
                introduce();
            }
            for (long round = 0; !ended(round); round++) {
                for (int bed = 0; bed < beds.size() && queue.made() < plan.count(); bed++) {
                    turn(round, bed);
                }
                queue.hand(cohorts, at(round + 1, 0));
            }
            queue.hand(cohorts, Instant.MAX);
        }

        private boolean ended(long round) {
            boolean overtime = plan.duration()
                    .map(limit -> Duration.between(plan.start(), at(round, 0)).compareTo(limit) >= 0)
                    .orElse(false);
            return overtime || queue.made() >= plan.count();
        }

        private void introduce() {
            for (int bed = 0; bed < beds.size() && queue.made() < plan.count(); bed++) {
                // Subject data come from a form, not from a device: no faults.
                queue.add(RawEvent.of(RawTopic.SUBJECTS, beds.get(bed).event(RawTopic.SUBJECTS, plan.start(), -1)));
            }
        }

        private void turn(long round, int bed) {
            Bed patient = beds.get(bed);
            Instant at = at(round, bed);
            RawTopic kind = plan.mix().draw(patient.random());
            for (RawEvent event : faults.apply(kind, patient.event(kind, at, round), at, patient.random())) {
                if (queue.made() < plan.count()) {
                    queue.add(event);
                }
            }
        }

        private Instant at(long round, int bed) {
            long spread = plan.interval().toMillis() * bed / plan.patients();
            return plan.start().plusMillis(round * plan.interval().toMillis() + spread);
        }
    }
}
