package io.clinstream.benchmarks.engine;

import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.PatientHistory.Memory;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.engine.vector.FeatureVector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The engine alone, with a patient whose windows are full: no Kafka, no store, no codec. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    /** Made by JMH. */
    public EngineBenchmark() {}

    /** All stored facts of a patient with a day of readings. */
    @State(Scope.Thread)
    public static class Facts {

        List<StoredFact> facts = List.of();

        /** Made by JMH. */
        public Facts() {}

        /** Takes them from the patient. */
        @Setup(Level.Iteration)
        public void take(PatientState patient) {
            facts = List.copyOf(patient.store.values());
        }
    }

    /** A reading newer than all before, and its vector. */
    @Benchmark
    public FeatureVector insertInOrder(PatientState patient) {
        patient.advance();
        patient.take(patient.now);
        return patient.history.features(patient.now);
    }

    /** A reading up to half an hour late, and its vector. */
    @Benchmark
    public FeatureVector insertLate(PatientState patient) {
        patient.advance();
        patient.take(patient.late());
        return patient.history.features(patient.now);
    }

    /** The vector a millisecond later, nothing new. */
    @Benchmark
    public FeatureVector query(PatientState patient) {
        patient.now++;
        return patient.history.features(patient.now);
    }

    /** A history from its stored facts, and its vector. */
    @Benchmark
    public FeatureVector rebuild(PatientState patient, Facts stored) {
        return PatientHistory.restore(patient.plan, Memory.BOUNDED, stored.facts)
                .features(patient.now);
    }
}
