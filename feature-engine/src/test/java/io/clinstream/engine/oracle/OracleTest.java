package io.clinstream.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.PatientHistory.Memory;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.engine.vector.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The engine against the oracle, on seeded random histories. {@code -Doracle.histories=10000
 * -Doracle.instants=50} goes deeper. */
class OracleTest {

    private static final long SEED = Long.getLong("oracle.seed", 20_261_121L);
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 1_000);
    private static final int INSTANTS = Integer.getInteger("oracle.instants", 20);

    @Test
    void shouldEqualTheOracleToTheLastBit() {
        List<Comparison> all = IntStream.range(0, HISTORIES)
                .parallel()
                .mapToObj(i -> Comparison.of(SEED + i, INSTANTS))
                .toList();

        long comparisons = all.stream().mapToLong(Comparison::comparisons).sum();
        long values =
                all.stream().flatMapToLong(done -> Arrays.stream(done.values())).sum();
        print("oracle: %,d comparisons, %,d of them values, over %,d histories × %d instants, seed %d%n"
                .formatted(comparisons, values, HISTORIES, INSTANTS, SEED));
        assertThat(all.stream().map(Comparison::difference).filter(Objects::nonNull))
                .isEmpty();
        assertThat(withoutValue(all))
                .as("features of which no history had a value")
                .isEmpty();
    }

    /** A feature that is null throughout is compared with nothing. */
    private static List<String> withoutValue(List<Comparison> all) {
        List<String> names = new ArrayList<>();
        List<Feature> features = FeatureCatalog.current().features();
        for (int i = 0; i < features.size(); i++) {
            int index = i;
            if (all.stream().allMatch(done -> done.values()[index] == 0)) {
                names.add(features.get(i).name());
            }
        }
        return names;
    }

    @Test
    void shouldEndInTheSameHashWhateverTheOrderOfArrival() {
        for (int i = 0; i < 20; i++) {
            Random random = RandomHistory.random(SEED + i);
            List<PatientEvent> events = RandomHistory.events(random);
            List<Long> instants = RandomTimes.lookAt(events, 5, random);
            List<String> expected = hashes(Comparison.history(events), instants);
            for (int shuffle = 0; shuffle < 100; shuffle++) {
                List<PatientEvent> shuffled = new ArrayList<>(events);
                Collections.shuffle(shuffled, random);

                assertThat(hashes(Comparison.history(shuffled), instants))
                        .as("seed %d, shuffle %d", SEED + i, shuffle)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldRestoreTheSameHistoryFromStoredFacts() {
        for (int i = 0; i < 200; i++) {
            Random random = RandomHistory.random(SEED + i);
            List<PatientEvent> events = RandomHistory.events(random);
            PatientHistory live = new PatientHistory();
            Map<Integer, StoredFact> stored = new HashMap<>();
            for (PatientEvent event : events) {
                live.apply(event, RandomHistory.MIDNIGHT).fact().ifPresent(fact -> stored.put(fact.slot(), fact));
            }

            PatientHistory restored = Comparison.restore(Memory.BOUNDED, stored, random);

            List<Long> instants = RandomTimes.lookAt(events, 10, random);
            assertThat(hashes(restored, instants)).as("seed %d", SEED + i).isEqualTo(hashes(live, instants));
            assertThat(restored.nextBoundary(instants.get(0))).isEqualTo(live.nextBoundary(instants.get(0)));
        }
    }

    @Test
    void shouldChangeNoWindowBetweenBoundaries() {
        long steps = 0;
        for (int i = 0; i < 100; i++) {
            Random random = RandomHistory.random(SEED + i);
            List<PatientEvent> events = RandomHistory.events(random);
            PatientHistory history = Comparison.history(events);
            long from = RandomHistory.MIDNIGHT - 3 * 86_400_000L;
            OptionalLong next = history.nextBoundary(from);
            while (next.isPresent()) {
                FeatureVector before = history.features(from);
                FeatureVector justBefore = history.features(next.getAsLong() - 1);
                assertThat(windowed(justBefore))
                        .as("between %d and %d, seed %d", from, next.getAsLong(), SEED + i)
                        .isEqualTo(windowed(before));
                from = next.getAsLong();
                next = history.nextBoundary(from);
                steps++;
            }
            assertThat(windowed(history.features(from + 400 * 86_400_000L)))
                    .as("after the last boundary, seed %d", SEED + i)
                    .isEqualTo(windowed(history.features(from)));
        }
        print("boundaries: %,d intervals in which nothing but ages changed, seed %d%n".formatted(steps, SEED));
    }

    private static List<String> hashes(PatientHistory history, List<Long> instants) {
        return instants.stream()
                .map(asOf -> history.features(asOf).vectorSha256("PT00001"))
                .toList();
    }

    /** All but the ages, which run with the clock. */
    private static List<@Nullable Double> windowed(FeatureVector vector) {
        List<@Nullable Double> values = new ArrayList<>();
        for (Feature feature : FeatureCatalog.current().features()) {
            if (!feature.runsWithClock()) {
                values.add(vector.value(feature));
            }
        }
        return values;
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.print(line);
    }
}
