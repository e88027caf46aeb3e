package io.clinstream.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.PatientHistory.Memory;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.VectorPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A live history forgets dense measurements that no look-back reaches; no feature may show it, nor when it is put away
 * and restored in between. What it gives up, by
 * contract, is to recognise a word on a measurement it has forgotten: such words are left out here.
 */
class ForgettingTest {

    private static final long SEED = Long.getLong("oracle.seed", 20_261_121L);
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 400);
    private static final long REMEMBERED = 48 * Dot.HOUR;

    @Test
    void shouldChangeNoFeatureByForgetting() {
        long compared = 0;
        for (int i = 0; i < HISTORIES; i++) {
            Random random = RandomHistory.random(SEED + i);
            List<PatientEvent> arriving = withoutWordsOnTheForgotten(RandomHistory.events(random));
            List<Long> instants = new ArrayList<>(RandomTimes.lookAt(arriving, 20, random));
            Collections.sort(instants);
            compared += compare(SEED + i, arriving, instants, random);
        }
        assertThat(compared).isPositive();
    }

    private static long compare(long seed, List<PatientEvent> arriving, List<Long> instants, Random random) {
        Map<Integer, StoredFact> stored = new HashMap<>();
        PatientHistory live = new PatientHistory();
        PatientHistory whole = new PatientHistory(VectorPlan.current(), Memory.WHOLE);
        long now = Long.MIN_VALUE;
        int known = 0;
        long compared = 0;
        for (long instant : instants) {
            while (known < arriving.size() && arriving.get(known).header().arrivedAt() <= instant) {
                PatientEvent event = arriving.get(known++);
                now = Math.max(now, event.header().arrivedAt());
                live.apply(event, now).fact().ifPresent(fact -> stored.put(fact.slot(), fact));
                whole.apply(event, now);
            }
            if (random.nextInt(6) == 0) {
                live = Comparison.restore(Memory.BOUNDED, stored, random);
            }
            assertThat(differing(live.features(instant), whole.features(instant)))
                    .as("features at %d, seed %d", instant, seed)
                    .isEmpty();
            compared++;
        }
        return compared;
    }

    private static List<String> differing(FeatureVector lean, FeatureVector full) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < full.size(); i++) {
            if (!Objects.equals(lean.value(i), full.value(i))) {
                names.add("%s: %s, not %s"
                        .formatted(FeatureCatalog.current().features().get(i).name(), lean.value(i), full.value(i)));
            }
        }
        return names;
    }

    /** Keeps of a measurement that was mentioned before what is said of it while its first mention is remembered. */
    private static List<PatientEvent> withoutWordsOnTheForgotten(List<PatientEvent> events) {
        Map<String, Long> remembered = new HashMap<>();
        List<PatientEvent> kept = new ArrayList<>();
        for (PatientEvent event : events) {
            if (!(event instanceof VitalsReading reading)) {
                kept.add(event);
                continue;
            }
            EventHeader header = event.header();
            List<String> identities = reading.measurements().stream()
                    .map(measurement -> identity(header, measurement))
                    .toList();
            boolean forgotten = identities.stream()
                    .anyMatch(identity -> remembered.getOrDefault(identity, Long.MAX_VALUE) < header.arrivedAt());
            if (!forgotten) {
                kept.add(event);
                long until = Math.max(header.eventTime(), header.arrivedAt()) + REMEMBERED;
                identities.forEach(identity -> remembered.putIfAbsent(identity, until));
            }
        }
        return kept;
    }

    private static String identity(EventHeader header, Measurement measurement) {
        Signal signal = (Signal) measurement.code();
        return signal.code() + "|" + header.eventTime() + "|" + header.source() + "|" + header.context();
    }
}
