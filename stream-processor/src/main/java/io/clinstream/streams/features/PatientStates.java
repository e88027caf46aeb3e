package io.clinstream.streams.features;

import io.clinstream.engine.history.FactCodec;
import io.clinstream.engine.history.FactKey;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.StoredFact;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task knows of its patients: facts and clocks in stores that survive, and the histories of the patients used
 * last in the heap. A history that is not in the heap is rebuilt from its facts, so an eviction changes nothing.
 *
 * <p>Keys of facts are patient id, a zero byte, fact key: one range holds one patient, and no patient id is the prefix
 * of another's, because a patient id holds no zero byte.
 */
final class PatientStates {

    private static final byte END_OF_ID = 0;
    private static final Bytes PREVIOUS_TICK = Bytes.wrap(new byte[] {END_OF_ID});

    private final KeyValueStore<Bytes, byte[]> facts;
    private final KeyValueStore<Bytes, byte[]> clocks;
    private final Map<String, PatientHistory> heap;

    PatientStates(KeyValueStore<Bytes, byte[]> facts, KeyValueStore<Bytes, byte[]> clocks, int patientsInMemory) {
        this.facts = facts;
        this.clocks = clocks;
        this.heap = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, PatientHistory> eldest) {
                return size() > patientsInMemory;
            }
        };
    }

    PatientHistory history(String patientId) {
        PatientHistory known = heap.get(patientId);
        if (known == null) {
            known = PatientHistory.restore(storedFacts(patientId));
            heap.put(patientId, known);
        }
        return known;
    }

    /** Drops a patient from the heap; what is stored is untouched. */
    void drop(String patientId) {
        heap.remove(patientId);
    }

    void put(String patientId, List<StoredFact> added) {
        added.forEach(fact -> facts.put(key(patientId, fact.key()), FactCodec.encode(fact)));
    }

    void remove(String patientId, List<StoredFact> forgotten) {
        forgotten.forEach(fact -> facts.delete(key(patientId, fact.key())));
    }

    Optional<PatientClock> clock(String patientId) {
        return Optional.ofNullable(clocks.get(Bytes.wrap(utf8(patientId)))).map(PatientClockCodec::decode);
    }

    void put(String patientId, PatientClock clock) {
        clocks.put(Bytes.wrap(utf8(patientId)), PatientClockCodec.encode(clock));
    }

    void forEachClock(BiConsumer<String, PatientClock> each) {
        try (KeyValueIterator<Bytes, byte[]> all = clocks.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                if (!entry.key.equals(PREVIOUS_TICK)) {
                    each.accept(
                            new String(entry.key.get(), StandardCharsets.UTF_8), PatientClockCodec.decode(entry.value));
                }
            }
        }
    }

    /** Offset of the newest tick in the canonical log; −1 before the first. */
    long previousTick() {
        byte @Nullable [] offset = clocks.get(PREVIOUS_TICK);
        return offset == null ? -1 : ByteBuffer.wrap(offset).getLong();
    }

    void ticked(long offset) {
        clocks.put(
                PREVIOUS_TICK, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    }

    private List<StoredFact> storedFacts(String patientId) {
        List<StoredFact> stored = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> range =
                facts.prefixScan(Bytes.wrap(prefix(patientId, 0).array()), new BytesSerializer())) {
            range.forEachRemaining(entry -> stored.add(FactCodec.decode(entry.value)));
        }
        return stored;
    }

    private static Bytes key(String patientId, FactKey fact) {
        return Bytes.wrap(prefix(patientId, FactKey.BYTES).put(fact.toBytes()).array());
    }

    private static ByteBuffer prefix(String patientId, int more) {
        byte[] id = utf8(patientId);
        return ByteBuffer.allocate(id.length + 1 + more).put(id).put(END_OF_ID);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
