package io.clinstream.engine.oracle;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.history.FactCodec;
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
import org.jspecify.annotations.Nullable;

/** The engine beside the oracle, feature by feature, on seeded random histories. */
public final class Comparison {

    private final long seed;
    private final int instants;
    private final List<Feature> features = FeatureCatalog.current().features();
    private final long[] values = new long[features.size()];
    private long comparisons;
    private @Nullable String difference;

    private Comparison(long seed, int instants) {
        this.seed = seed;
        this.instants = instants;
    }

    /** Compares one history both ways: as it arrives, and afterwards. */
    public static Comparison of(long seed, int instants) {
        Comparison comparison = new Comparison(seed, instants);
        comparison.whileArriving();
        comparison.afterwards();
        return comparison;
    }

    /** The first of many histories that differs, in words; null if none does. Called by name, too. */
    public static @Nullable String firstDifference(long seed, int histories, int instants) {
        for (int i = 0; i < histories; i++) {
            Comparison comparison = of(seed + i, instants);
            if (comparison.difference != null) {
                return comparison.difference;
            }
        }
        return null;
    }

    /** What differs first, in words; null if nothing does. */
    @Nullable
    String difference() {
        return difference;
    }

    long comparisons() {
        return comparisons;
    }

    /** How often each feature had a value, in catalogue order. */
    long[] values() {
        return values;
    }

    /** Live: time goes on, vectors are taken in between, now and then the history is put away and restored. */
    private void whileArriving() {
        Random random = RandomHistory.random(seed);
        List<PatientEvent> arriving = RandomHistory.events(random);
        List<Long> instantsToCome = new ArrayList<>(RandomTimes.lookAt(arriving, instants / 2, random));
        Collections.sort(instantsToCome);
        List<PatientEvent> known = new ArrayList<>();
        Map<Integer, StoredFact> stored = new HashMap<>();
        PatientHistory history = new PatientHistory(VectorPlan.current(), Memory.WHOLE);
        long now = Long.MIN_VALUE;
        for (long instant : instantsToCome) {
            while (known.size() < arriving.size()
                    && arriving.get(known.size()).header().arrivedAt() <= instant) {
                PatientEvent event = arriving.get(known.size());
                now = Math.max(now, event.header().arrivedAt());
                history.apply(event, now).fact().ifPresent(fact -> stored.put(fact.slot(), fact));
                known.add(event);
                if (random.nextInt(8) == 0) {
                    compare("arriving", history.features(now), Oracle.of(known).features(now));
                }
            }
            if (random.nextInt(6) == 0) {
                history = restore(Memory.WHOLE, stored, random);
            }
            if (now > Long.MIN_VALUE) {
                silence(history, now, instant);
            }
            now = instant;
            compare("arriving", history.features(now), Oracle.of(known).features(now));
        }
    }

    /** Until the next boundary nothing changes but what runs with the clock. */
    private void silence(PatientHistory history, long from, long to) {
        long boundary = history.nextBoundary(from).orElse(Long.MAX_VALUE);
        FeatureVector before = history.features(from);
        FeatureVector after = history.features(Math.min(to, boundary - 1));
        for (int i = 0; i < features.size(); i++) {
            if (difference == null
                    && !features.get(i).runsWithClock()
                    && !Objects.equals(before.value(i), after.value(i))) {
                difference = "%s changes between %d and %d without a boundary (seed %d): from %s to %s"
                        .formatted(features.get(i).name(), from, after.asOf(), seed, before.value(i), after.value(i));
            }
        }
    }

    /** Everything is known, in whatever order it came; then one looks at instants in whatever order. */
    private void afterwards() {
        Random random = RandomHistory.random(seed);
        List<PatientEvent> events = new ArrayList<>(RandomHistory.events(random));
        if (random.nextBoolean()) {
            Collections.shuffle(events, random);
        }
        PatientHistory history = history(events);
        Oracle oracle = Oracle.of(events);
        for (long asOf : RandomTimes.lookAt(events, instants - instants / 2, random)) {
            compare("afterwards", history.features(asOf), oracle.features(asOf));
        }
    }

    /** A history to which all that has been said. */
    static PatientHistory history(List<PatientEvent> events) {
        PatientHistory history = new PatientHistory();
        events.forEach(event -> history.apply(event, RandomHistory.MIDNIGHT));
        return history;
    }

    /** A history put away and read back, its facts in any order. */
    static PatientHistory restore(Memory memory, Map<Integer, StoredFact> stored, Random random) {
        List<StoredFact> facts = new ArrayList<>();
        stored.forEach((slot, fact) -> facts.add(FactCodec.decode(FactCodec.encode(fact), 0, slot)));
        Collections.shuffle(facts, random);
        return PatientHistory.restore(VectorPlan.current(), memory, facts);
    }

    private void compare(String way, FeatureVector vector, Map<String, Double> expected) {
        for (int i = 0; i < features.size(); i++) {
            Double wanted = expected.get(features.get(i).name());
            Double found = vector.value(i);
            comparisons++;
            if (wanted != null) {
                values[i]++;
            }
            if (difference == null && !Objects.equals(wanted, found)) {
                difference = "%s at %d (%s, seed %d): expected %s but was %s"
                        .formatted(features.get(i).name(), vector.asOf(), way, seed, wanted, found);
            }
        }
    }
}
