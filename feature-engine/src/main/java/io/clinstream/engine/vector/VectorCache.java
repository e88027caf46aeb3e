package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.Source;
import java.util.Arrays;
import java.util.List;

/**
 * The newest values of every feature, and until when they hold. A block of features is computed again when one of its
 * inputs changed, or when time reaches an instant at which a point enters or leaves one of its windows.
 */
final class VectorCache {

    private final VectorPlan plan;
    private final List<FeatureBlock> blocks;
    private final double[] values;
    private final long[] holdsUntil;

    VectorCache(VectorPlan plan) {
        this.plan = plan;
        this.blocks = plan.blocks();
        this.values = new double[plan.catalog().size()];
        this.holdsUntil = new long[blocks.size()];
        everythingChanged();
    }

    void changed(MeasurementCode code) {
        for (int place : plan.readersOf(code)) {
            holdsUntil[place] = Long.MIN_VALUE;
        }
    }

    void adverseEventsChanged() {
        for (int place = 0; place < holdsUntil.length; place++) {
            if (blocks.get(place).source().readsAdverseEvents()) {
                holdsUntil[place] = Long.MIN_VALUE;
            }
        }
    }

    void correctionsChanged() {
        for (int place = 0; place < holdsUntil.length; place++) {
            if (blocks.get(place).source().readsCorrections()) {
                holdsUntil[place] = Long.MIN_VALUE;
            }
        }
    }

    void subjectChanged() {
        for (int place = 0; place < holdsUntil.length; place++) {
            if (blocks.get(place).source().readsSubject()) {
                holdsUntil[place] = Long.MIN_VALUE;
            }
        }
    }

    void remarksChanged() {
        for (int place = 0; place < holdsUntil.length; place++) {
            if (blocks.get(place).source() instanceof Source.Quality) {
                holdsUntil[place] = Long.MIN_VALUE;
            }
        }
    }

    void everythingChanged() {
        Arrays.fill(holdsUntil, Long.MIN_VALUE);
    }

    /** The vector at the instant to which the points were moved. */
    FeatureVector vector(PatientPoints points, long asOf) {
        refresh(points, asOf);
        return new FeatureVector(plan.catalog(), asOf, values.clone(), Freshness.of(points, asOf));
    }

    /** The first instant later than that at which a block changes by itself. */
    long nextChange(PatientPoints points, long asOf) {
        refresh(points, asOf);
        long next = Long.MAX_VALUE;
        for (int place = 0; place < holdsUntil.length; place++) {
            if (!blocks.get(place).clocked()) {
                next = Math.min(next, holdsUntil[place]);
            }
        }
        return next;
    }

    private void refresh(PatientPoints points, long asOf) {
        for (int place = 0; place < holdsUntil.length; place++) {
            FeatureBlock block = blocks.get(place);
            if (block.clocked() || holdsUntil[place] <= asOf) {
                block.clear(values);
                block.features().compute(points, asOf, values);
                holdsUntil[place] = block.nextChange(points, asOf);
            }
        }
    }
}
