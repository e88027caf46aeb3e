package io.clinstream.streams.features;

import io.clinstream.engine.history.FactCodec;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.timeline.PatientClock;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * One accepted event in the store: its fact, and where the patient stood in time after it. So an event is one record of
 * the changelog, of about fifty bytes.
 *
 * @param fact what it left in the history
 * @param emitted whether it made a vector; a restatement makes none
 * @param offset of the event in the canonical log
 * @param acceptedAt append time of the newest accepted event then
 * @param nextBoundary of the vector it made
 */
record StoredEvent(StoredFact fact, boolean emitted, long offset, long acceptedAt, OptionalLong nextBoundary) {

    private static final int FORMAT = 0x10;
    private static final int FORMAT_BITS = 0xF0;
    private static final int EMITTED = 1;
    private static final int BOUNDED = 2;
    private static final int MOST_HEADER_BYTES = 1 + 3 * ByteUtils.sizeOfVarlong(Long.MIN_VALUE);

    byte[] encode() {
        ByteBuffer header = ByteBuffer.allocate(MOST_HEADER_BYTES);
        header.put((byte) (FORMAT | (emitted ? EMITTED : 0) | (nextBoundary.isPresent() ? BOUNDED : 0)));
        ByteUtils.writeVarlong(offset, header);
        ByteUtils.writeVarlong(fact.knownAt() - acceptedAt, header);
        if (nextBoundary.isPresent()) {
            ByteUtils.writeVarlong(nextBoundary.getAsLong() - fact.knownAt(), header);
        }
        byte[] body = FactCodec.encode(fact);
        return ByteBuffer.allocate(header.position() + body.length)
                .put(header.flip())
                .put(body)
                .array();
    }

    static StoredEvent decode(byte[] bytes, int slot) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int bits = header.get();
        if ((bits & FORMAT_BITS) != FORMAT) {
            throw new IllegalArgumentException("a stored event has the unknown format " + bits);
        }
        long offset = ByteUtils.readVarlong(header);
        long sinceAccepted = ByteUtils.readVarlong(header);
        boolean bounded = (bits & BOUNDED) != 0;
        long untilBoundary = bounded ? ByteUtils.readVarlong(header) : 0;
        StoredFact fact = FactCodec.decode(bytes, header.position(), slot);
        return new StoredEvent(
                fact,
                (bits & EMITTED) != 0,
                offset,
                fact.knownAt() - sinceAccepted,
                bounded ? OptionalLong.of(fact.knownAt() + untilBoundary) : OptionalLong.empty());
    }

    /** Where the patient stands, seen from the clock that was stored last. */
    PatientClock after(PatientClock stored) {
        PatientClock known = stored.knownAt(Math.max(stored.knownAt(), fact.knownAt()));
        if (!emitted || offset <= stored.emittedAtOffset()) {
            return known;
        }
        return new PatientClock(
                known.mode(),
                known.studyId(),
                known.siteId(),
                known.knownAt(),
                fact.knownAt(),
                offset,
                acceptedAt,
                nextBoundary,
                false);
    }
}
