package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.series.Series;
import java.util.Collection;
import java.util.Map;

/**
 * What of a patient's history a vector is computed from.
 *
 * @param series current points by code; a code without points may be absent
 * @param adverseEvents adverse events that were not withdrawn
 */
public record PatientPoints(Map<MeasurementCode, Series> series, Collection<AdverseEvent> adverseEvents) {

    private static final Series EMPTY = new Series();

    /** The points of a code, possibly none. */
    public Series of(MeasurementCode code) {
        return series.getOrDefault(code, EMPTY);
    }
}
