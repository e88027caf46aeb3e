package io.clinstream.benchmarks.engine;

import io.clinstream.benchmarks.workload.TwentyFourFeatures;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.PatientHistory.Memory;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.engine.vector.VectorPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One patient with a day of heart rates behind, one a minute; made anew for every iteration. */
@State(Scope.Thread)
public class PatientState {

    static final long MINUTE = 60_000;
    private static final long START = 1_735_689_600_000L;
    private static final int MINUTES_OF_HISTORY = 1_500;
    private static final long LONGEST_DELAY = 30 * MINUTE;

    /** Which catalogue: 24 features of one signal, or all. */
    @Param({"24", "full"})
    String catalog = "full";

    PatientHistory history = new PatientHistory();
    final Map<Integer, StoredFact> store = new HashMap<>();
    long now = START;
    VectorPlan plan = VectorPlan.current();
    private SplittableRandom random = new SplittableRandom(1);

    /** A day of readings. */
    @Setup(Level.Iteration)
    public void aDay() {
        random = new SplittableRandom(20_260_101);
        plan = "full".equals(catalog) ? VectorPlan.current() : new VectorPlan(TwentyFourFeatures.catalog());
        history = new PatientHistory(plan, Memory.BOUNDED);
        store.clear();
        now = START;
        for (int minute = 0; minute < MINUTES_OF_HISTORY; minute++) {
            advance();
            take(now);
        }
    }

    /** A minute later. */
    void advance() {
        now += MINUTE;
    }

    /** A reading of that instant is known now, and stored in its place as the stream processor does. */
    void take(long eventTime) {
        history.apply(reading(eventTime), now).fact().ifPresent(fact -> store.put(fact.slot(), fact));
    }

    private VitalsReading reading(long eventTime) {
        EventHeader header = new EventHeader(
                "PT00001-" + eventTime,
                "PT00001",
                "BENCH-01",
                "SITE-7",
                "monitor-12",
                eventTime,
                TimePrecision.MILLI,
                OptionalLong.empty(),
                now,
                RecordStatus.FINAL,
                1,
                ReadingContext.NONE);
        ScaledValue value = new ScaledValue(random.nextLong(5_000, 12_000), Signal.HEART_RATE.decimals());
        return new VitalsReading(header, List.of(Measurement.of(Signal.HEART_RATE, value)));
    }

    /** An instant up to half an hour ago at which no reading stands. */
    long late() {
        return now - random.nextLong(1, LONGEST_DELAY / MINUTE) * MINUTE - random.nextLong(1, MINUTE);
    }
}
