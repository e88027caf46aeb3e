package io.clinstream.features.backfill.checkpoint;

import io.clinstream.schema.VectorTrigger;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.Conflation.Withheld;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.WithheldVectors;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Withheld vectors in the heap, which a checkpoint writes and reads back. */
public final class WithheldInHeap implements WithheldVectors {

    private final Map<String, Withheld> vectors = new TreeMap<>();

    /** Nothing is withheld yet. */
    public WithheldInHeap() {}

    @Override
    public void put(String patientId, Withheld vector) {
        vectors.put(patientId, vector);
    }

    @Override
    public void delete(String patientId) {
        vectors.remove(patientId);
    }

    @Override
    public void forEach(BiConsumer<String, Withheld> each) {
        vectors.forEach(each);
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(vectors.size());
        for (Map.Entry<String, Withheld> entry : vectors.entrySet()) {
            Withheld vector = entry.getValue();
            Cause cause = vector.cause();
            out.writeUTF(entry.getKey());
            out.writeLong(vector.asOf());
            out.writeLong(vector.since());
            out.writeUTF(cause.trigger().name());
            out.writeBoolean(cause.eventId() != null);
            if (cause.eventId() != null) {
                out.writeUTF(cause.eventId());
            }
            out.writeUTF(cause.position().topic());
            out.writeInt(cause.position().partition());
            out.writeLong(cause.position().offset());
            out.writeLong(cause.position().appendTime());
            out.writeInt(cause.sequence());
        }
    }

    static WithheldInHeap readFrom(DataInputStream in) throws IOException {
        WithheldInHeap withheld = new WithheldInHeap();
        for (int left = in.readInt(); left > 0; left--) {
            withheld.put(in.readUTF(), read(in));
        }
        return withheld;
    }

    private static Withheld read(DataInputStream in) throws IOException {
        long asOf = in.readLong();
        long since = in.readLong();
        VectorTrigger trigger = VectorTrigger.valueOf(in.readUTF());
        String eventId = in.readBoolean() ? in.readUTF() : null;
        LogPosition position = new LogPosition(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
        return new Withheld(asOf, since, new Cause(trigger, eventId, position, in.readInt()));
    }
}
