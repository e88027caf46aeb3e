package io.clinstream.timeline.heap;

import io.clinstream.engine.history.FactCodec;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.PatientHistory.Memory;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.schema.ClockMode;
import io.clinstream.timeline.Patient;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.PatientClockCodec;
import io.clinstream.timeline.PatientMemory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Patients in the heap: all of them as encoded facts, a few dozen bytes each, and the ones used last ready to compute.
 * What is encoded can be written and read back, so a replay goes on where it was.
 */
public final class HeapPatients implements PatientMemory {

    private static final int FORMAT = 1;
    private static final int FIRST_SLOTS = 8;

    private final VectorPlan plan;
    private final Map<String, Remembered> all = new TreeMap<>();
    private final Map<String, Patient> ready;
    private long previousTick = -1;

    /** One patient's newest clock and facts by slot; a slot without fact is null. */
    private static final class Remembered {

        private PatientClock clock;
        private byte[] @Nullable [] facts = new byte[FIRST_SLOTS][];
        private int slots;

        Remembered(PatientClock clock) {
            this.clock = clock;
        }

        void put(int slot, byte[] fact) {
            if (slot >= facts.length) {
                facts = Arrays.copyOf(facts, Math.max(slot + 1, facts.length * 2));
            }
            facts[slot] = fact;
            slots = Math.max(slots, slot + 1);
        }
    }

    /**
     * Nobody is known yet.
     *
     * @param plan what the vectors hold
     * @param patientsReady patients that are kept ready to compute, at least 1
     */
    public HeapPatients(VectorPlan plan, int patientsReady) {
        if (patientsReady < 1) {
            throw new IllegalArgumentException("patientsReady must be at least 1, was " + patientsReady);
        }
        this.plan = plan;
        this.ready = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Patient> eldest) {
                return size() > patientsReady;
            }
        };
    }

    /** Goes on where {@link #writeTo} was called. */
    public static HeapPatients readFrom(DataInputStream in, VectorPlan plan, int patientsReady) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("remembered patients have format " + format + ", known is " + FORMAT);
        }
        HeapPatients patients = new HeapPatients(plan, patientsReady);
        patients.previousTick = in.readLong();
        int count = in.readInt();
        for (int patient = 0; patient < count; patient++) {
            String patientId = in.readUTF();
            Remembered remembered = new Remembered(PatientClockCodec.decode(bytes(in, in.readInt())));
            int slots = in.readInt();
            for (int slot = 0; slot < slots; slot++) {
                int length = in.readInt();
                if (length >= 0) {
                    remembered.put(slot, bytes(in, length));
                }
            }
            patients.all.put(patientId, remembered);
        }
        return patients;
    }

    /** Writes everything remembered, in the order of patient ids; the same memory gives the same bytes. */
    public void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(previousTick);
        out.writeInt(all.size());
        for (Map.Entry<String, Remembered> entry : all.entrySet()) {
            Remembered remembered = entry.getValue();
            out.writeUTF(entry.getKey());
            byte[] clock = PatientClockCodec.encode(remembered.clock);
            out.writeInt(clock.length);
            out.write(clock);
            out.writeInt(remembered.slots);
            for (int slot = 0; slot < remembered.slots; slot++) {
                byte @Nullable [] fact = remembered.facts[slot];
                out.writeInt(fact == null ? -1 : fact.length);
                if (fact != null) {
                    out.write(fact);
                }
            }
        }
    }

    /** Number of patients of whom something was accepted. */
    public int size() {
        return all.size();
    }

    @Override
    public @Nullable Patient find(String patientId) {
        Patient known = ready.get(patientId);
        if (known == null) {
            Remembered remembered = all.get(patientId);
            if (remembered == null) {
                return null;
            }
            known = rebuilt(remembered);
            ready.put(patientId, known);
        }
        return known;
    }

    @Override
    public PatientHistory newHistory(ClockMode mode) {
        return new PatientHistory(plan, memory(mode));
    }

    @Override
    public void drop(String patientId) {
        ready.remove(patientId);
    }

    @Override
    public void add(String patientId, Patient patient) {
        ready.put(patientId, patient);
        all.put(patientId, new Remembered(patient.clock()));
    }

    @Override
    public void accepted(String patientId, StoredFact fact, PatientClock before, PatientClock after) {
        restated(patientId, fact, after);
    }

    @Override
    public void restated(String patientId, StoredFact fact, PatientClock clock) {
        remembered(patientId).put(fact.slot(), FactCodec.encode(fact));
        moved(patientId, clock);
    }

    @Override
    public void moved(String patientId, PatientClock clock) {
        remembered(patientId).clock = clock;
    }

    @Override
    public void forEachClock(BiConsumer<String, PatientClock> each) {
        all.forEach((patientId, remembered) -> each.accept(patientId, remembered.clock));
    }

    @Override
    public long previousTick() {
        return previousTick;
    }

    @Override
    public void ticked(long offset) {
        previousTick = offset;
    }

    private Remembered remembered(String patientId) {
        Remembered remembered = all.get(patientId);
        if (remembered == null) {
            throw new IllegalStateException("a patient is added before anything of it is stored");
        }
        return remembered;
    }

    private Patient rebuilt(Remembered remembered) {
        List<StoredFact> facts = new ArrayList<>(remembered.slots);
        for (int slot = 0; slot < remembered.slots; slot++) {
            byte @Nullable [] fact = remembered.facts[slot];
            if (fact != null) {
                facts.add(FactCodec.decode(fact, 0, slot));
            }
        }
        return new Patient(PatientHistory.restore(plan, memory(remembered.clock.mode()), facts), remembered.clock);
    }

    private static Memory memory(ClockMode mode) {
        return mode == ClockMode.LIVE ? Memory.BOUNDED : Memory.WHOLE;
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
