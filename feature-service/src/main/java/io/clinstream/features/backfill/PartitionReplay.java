package io.clinstream.features.backfill;

import io.clinstream.engine.history.Outcome;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.features.backfill.checkpoint.Checkpoint;
import io.clinstream.features.backfill.checkpoint.Checkpoint.Tally;
import io.clinstream.features.backfill.checkpoint.Checkpoints;
import io.clinstream.features.backfill.checkpoint.ReplayMemory;
import io.clinstream.features.backfill.run.BackfillRow;
import io.clinstream.features.backfill.run.RowArena;
import io.clinstream.features.backfill.run.RunStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import io.clinstream.platform.registry.WrongTypeException;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.stores.bronze.BronzeRecord;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.PartitionTimeline;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.TimelineOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * One partition of the canonical log through the engine of the live application, into runs. A run is cut where the log
 * says, never by a clock, so an interrupted replay makes the same runs again.
 */
final class PartitionReplay implements TimelineOutput {

    private final Parts parts;
    private final int partition;
    private final ReplayMemory memory;
    private final PartitionTimeline timeline;
    private final List<String> runs = new ArrayList<>();
    private int checkpoints;
    private long nextOffset;
    private long streamTime;
    private long recordsAtCheckpoint;
    private long records;
    private long refused;
    private long conflated;
    private long vectors;
    private int runsMade;

    /**
     * What all partitions share.
     *
     * @param arena empty between two partitions
     */
    record Parts(
            BackfillRequest request,
            BackfillSizes sizes,
            AvroDecoder decoder,
            Checkpoints checkpoints,
            RunStore runs,
            RowArena arena) {}

    private PartitionReplay(Parts parts, ReplayMemory memory, Checkpoint from) {
        this.parts = parts;
        this.partition = from.partition();
        this.memory = memory;
        this.timeline = new PartitionTimeline(
                memory.patients(), memory.conflation(parts.request().conflation()), this);
        this.checkpoints = from.number();
        this.nextOffset = from.nextOffset();
        this.streamTime = from.streamTime();
        this.recordsAtCheckpoint = from.tally().records();
        this.records = from.tally().records();
        this.refused = from.tally().refused();
        this.conflated = from.tally().conflated();
        this.vectors = from.tally().vectors();
        this.runsMade = from.tally().runs();
    }

    /** A partition from its beginning, after so many checkpoints of others. */
    static PartitionReplay begin(Parts parts, int partition, int checkpoints) {
        return new PartitionReplay(
                parts,
                ReplayMemory.empty(parts.request().plan()),
                new Checkpoint(checkpoints, partition, false, 0, Long.MIN_VALUE, Tally.NONE, List.of()));
    }

    /** A partition from a checkpoint within it. */
    static PartitionReplay resume(Parts parts, Checkpoint from) {
        byte[] remembered = parts.checkpoints().memory(from);
        return new PartitionReplay(
                parts, ReplayMemory.of(remembered, parts.request().plan()), from);
    }

    /** Offset of the record to go on with. */
    long nextOffset() {
        return nextOffset;
    }

    /** Takes in the next record. */
    void take(BronzeRecord record) {
        streamTime = Math.max(streamTime, record.appendTime());
        if (!taken(record)) {
            refused++;
        }
        records++;
        nextOffset = record.offset() + 1;
        if (parts.arena().isFull()
                || records - recordsAtCheckpoint >= parts.sizes().recordsPerCheckpoint()) {
            checkpoint(false);
        }
    }

    /** Ends the partition. */
    Checkpoint end() {
        return checkpoint(true);
    }

    /** What the live application sends to the dead letter changes no state; it counts for the time of ticks. */
    private boolean taken(BronzeRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        LogPosition position =
                new LogPosition(parts.request().topic(), partition, record.offset(), record.appendTime());
        try {
            CanonicalEvent event = parts.decoder().decode(value, CanonicalEvent.class);
            return timeline.take(event, position, streamTime).isEmpty();
        } catch (UndecodableException | UnknownSchemaException | WrongTypeException poison) {
            return false;
        }
    }

    @Override
    public void vector(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
        BackfillRequest.Range range = parts.request().range();
        if (vector.asOf() < range.begin() || vector.asOf() >= range.end()) {
            return;
        }
        BackfillRow row =
                BackfillRow.of(patientId, vector, clock, cause, parts.request().logEpoch());
        if (!parts.arena().add(row)) {
            makeRun();
            if (!parts.arena().add(row)) {
                throw new IllegalStateException("a row does not fit into an empty arena");
            }
        }
        vectors++;
    }

    @Override
    public void conflated() {
        conflated++;
    }

    @Override
    public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
        // Silver is not replayed.
    }

    private Checkpoint checkpoint(boolean done) {
        if (!parts.arena().isEmpty()) {
            makeRun();
        }
        checkpoints++;
        Checkpoint reached = new Checkpoint(
                checkpoints,
                partition,
                done,
                nextOffset,
                streamTime,
                new Tally(records, refused, conflated, vectors, runsMade),
                runs);
        parts.checkpoints().publish(reached, done ? new byte[0] : memory.toBytes());
        recordsAtCheckpoint = records;
        runs.clear();
        return reached;
    }

    private void makeRun() {
        String key = parts.request().paths().run(partition, runsMade);
        parts.runs().put(parts.arena(), key);
        runs.add(key);
        runsMade++;
    }
}
