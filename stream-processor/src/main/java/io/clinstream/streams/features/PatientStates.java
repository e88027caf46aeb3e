package io.clinstream.streams.features;

import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.PatientHistory.Memory;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.schema.ClockMode;
import io.clinstream.timeline.Patient;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.PatientClockCodec;
import io.clinstream.timeline.PatientMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task knows of its patients: events and clocks in stores that survive, and the patients used last in the heap. A
 * patient that is not in the heap is rebuilt from its events, so an eviction changes nothing.
 *
 * <p>An event is one record under patient id, a zero byte and the slot that the history gave it: one range holds one
 * patient, because a patient id holds no zero byte, and an event whose slot is free again is overwritten. The clock is
 * part of it; one of its own is stored only for a new patient or study, and when time or a duplicate moved it.
 */
final class PatientStates implements PatientMemory {

    private static final byte END_OF_ID = 0;
    private static final Bytes PREVIOUS_TICK = Bytes.wrap(new byte[] {END_OF_ID});
    private static final BytesSerializer BYTES = new BytesSerializer();
    private static final int SLOT_BYTES = 3;
    private static final int MOST_SLOTS = 1 << (8 * SLOT_BYTES);

    private final VectorPlan plan;
    private final KeyValueStore<Bytes, byte[]> events;
    private final KeyValueStore<Bytes, byte[]> clocks;
    private final Map<String, Patient> heap;

    PatientStates(
            VectorPlan plan,
            KeyValueStore<Bytes, byte[]> events,
            KeyValueStore<Bytes, byte[]> clocks,
            int patientsInMemory) {
        this.plan = plan;
        this.events = events;
        this.clocks = clocks;
        this.heap = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Patient> eldest) {
                return size() > patientsInMemory;
            }
        };
    }

    @Override
    public @Nullable Patient find(String patientId) {
        Patient known = heap.get(patientId);
        if (known == null) {
            known = load(patientId);
            if (known != null) {
                heap.put(patientId, known);
            }
        }
        return known;
    }

    @Override
    public PatientHistory newHistory(ClockMode mode) {
        return new PatientHistory(plan, memory(mode));
    }

    @Override
    public void drop(String patientId) {
        heap.remove(patientId);
    }

    @Override
    public void add(String patientId, Patient patient) {
        heap.put(patientId, patient);
        moved(patientId, patient.clock());
    }

    /** Its vector follows from the clock. */
    @Override
    public void accepted(String patientId, StoredFact fact, PatientClock before, PatientClock after) {
        put(
                patientId,
                new StoredEvent(fact, true, after.emittedAtOffset(), after.lastAcceptedAt(), after.nextBoundary()));
        boolean moved = before.silent()
                || !before.studyId().equals(after.studyId())
                || !Objects.equals(before.siteId(), after.siteId());
        if (moved) {
            moved(patientId, after);
        }
    }

    @Override
    public void restated(String patientId, StoredFact fact, PatientClock clock) {
        put(patientId, new StoredEvent(fact, false, 0, clock.lastAcceptedAt(), OptionalLong.empty()));
    }

    @Override
    public void moved(String patientId, PatientClock clock) {
        clocks.put(Bytes.wrap(utf8(patientId)), PatientClockCodec.encode(clock));
    }

    @Override
    public void forEachClock(BiConsumer<String, PatientClock> each) {
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

    @Override
    public long previousTick() {
        byte @Nullable [] offset = clocks.get(PREVIOUS_TICK);
        return offset == null ? -1 : ByteBuffer.wrap(offset).getLong();
    }

    @Override
    public void ticked(long offset) {
        clocks.put(
                PREVIOUS_TICK, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    }

    private void put(String patientId, StoredEvent event) {
        events.put(key(patientId, event.fact().slot()), event.encode());
    }

    private @Nullable Patient load(String patientId) {
        byte @Nullable [] stored = clocks.get(Bytes.wrap(utf8(patientId)));
        if (stored == null) {
            return null;
        }
        PatientClock clock = PatientClockCodec.decode(stored);
        List<StoredFact> facts = new ArrayList<>();
        Bytes prefix = Bytes.wrap(prefix(patientId, 0).array());
        try (KeyValueIterator<Bytes, byte[]> range = events.prefixScan(prefix, BYTES)) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> entry = range.next();
                StoredEvent event = StoredEvent.decode(entry.value, slot(entry.key.get()));
                facts.add(event.fact());
                clock = event.after(clock);
            }
        }
        return new Patient(PatientHistory.restore(plan, memory(clock.mode()), facts), clock);
    }

    private static Memory memory(ClockMode mode) {
        return mode == ClockMode.LIVE ? Memory.BOUNDED : Memory.WHOLE;
    }

    private static Bytes key(String patientId, int slot) {
        if (slot >= MOST_SLOTS) {
            throw new IllegalStateException("a patient has more than " + MOST_SLOTS + " events to remember");
        }
        return Bytes.wrap(prefix(patientId, SLOT_BYTES)
                .put((byte) (slot >> 16))
                .put((byte) (slot >> 8))
                .put((byte) slot)
                .array());
    }

    private static int slot(byte[] key) {
        int end = key.length;
        return ((key[end - 3] & 0xFF) << 16) | ((key[end - 2] & 0xFF) << 8) | (key[end - 1] & 0xFF);
    }

    private static ByteBuffer prefix(String patientId, int more) {
        byte[] id = utf8(patientId);
        return ByteBuffer.allocate(id.length + 1 + more).put(id).put(END_OF_ID);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
