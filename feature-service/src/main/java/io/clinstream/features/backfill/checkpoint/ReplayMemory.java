package io.clinstream.features.backfill.checkpoint;

import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.timeline.Conflation;
import io.clinstream.timeline.heap.HeapPatients;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Everything a replay of one partition remembers between two records.
 *
 * @param patients the patients
 * @param withheld their withheld vectors
 */
public record ReplayMemory(HeapPatients patients, WithheldInHeap withheld) {

    /** Of patients beyond these, the least recently used are rebuilt from their facts when an event of theirs comes. */
    private static final int PATIENTS_READY = 2_000;

    /** Nobody is known yet. */
    public static ReplayMemory empty(VectorPlan plan) {
        return new ReplayMemory(new HeapPatients(plan, PATIENTS_READY), new WithheldInHeap());
    }

    /** Goes on where {@link #toBytes} was called. */
    public static ReplayMemory of(byte[] bytes, VectorPlan plan) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new ReplayMemory(HeapPatients.readFrom(in, plan, PATIENTS_READY), WithheldInHeap.readFrom(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the memory of a checkpoint cannot be read", unreadable);
        }
    }

    /** The memory as bytes. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            patients.writeTo(out);
            withheld.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Conflation by an interval; none by zero. */
    public Conflation conflation(Duration interval) {
        return interval.isZero() ? Conflation.off() : Conflation.over(interval, withheld);
    }
}
