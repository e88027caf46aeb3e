package io.clinstream.streams.testing;

import io.clinstream.engine.history.Outcome;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.Conflation;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.PartitionTimeline;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.PatientMemory;
import io.clinstream.timeline.TimelineOutput;
import java.util.ArrayList;
import java.util.List;

/** A replay that notes down its vectors, each as {@code patient as_of trigger sequence hash}. */
public final class Replay implements TimelineOutput {

    private final List<String> vectors = new ArrayList<>();
    private PartitionTimeline timeline;
    private long streamTime = Long.MIN_VALUE;
    private long next;

    /** A replay from the start of a partition. */
    public Replay(PatientMemory memory) {
        this.timeline = new PartitionTimeline(memory, Conflation.off(), this);
    }

    /** Takes in records. */
    public Replay take(List<RandomLog.Entry> records) {
        for (RandomLog.Entry record : records) {
            long appendedAt = record.appendedAt().toEpochMilli();
            streamTime = Math.max(streamTime, appendedAt);
            timeline.take(record.event(), new LogPosition("clinical.events", 0, next++, appendedAt), streamTime);
        }
        return this;
    }

    /** Goes on with another memory, as after an end of the process. */
    public void goOnWith(PatientMemory memory) {
        timeline = new PartitionTimeline(memory, Conflation.off(), this);
    }

    /** What was emitted, in order. */
    public List<String> vectors() {
        return vectors;
    }

    @Override
    public void vector(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
        vectors.add(patientId + " " + vector.asOf() + " " + cause.trigger() + " " + cause.sequence() + " "
                + vector.vectorSha256(patientId));
    }

    @Override
    public void conflated() {
        throw new AssertionError("nothing is conflated here");
    }

    @Override
    public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
        // Rows are not looked at.
    }
}
