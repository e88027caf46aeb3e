package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.engine.series.Series;
import java.util.Map;
import java.util.OptionalLong;

/** Newest event time per group of sources, up to an instant. */
record Freshness(OptionalLong vitals, OptionalLong labs, OptionalLong adverseEvents) {

    static Freshness of(PatientPoints points, long asOf) {
        OptionalLong vitals = OptionalLong.empty();
        OptionalLong labs = OptionalLong.empty();
        for (Map.Entry<MeasurementCode, Series> entry : points.series().entrySet()) {
            Series series = entry.getValue();
            int index = series.size() - 1;
            if (index >= 0 && entry.getKey() instanceof Signal) {
                vitals = later(vitals, series.time(index));
            } else if (index >= 0) {
                labs = later(labs, series.time(index));
            }
        }
        OptionalLong events = points.adverseEvents().stream()
                .filter(AdverseEvent::dated)
                .mapToLong(AdverseEvent::onset)
                .filter(onset -> onset <= asOf)
                .max();
        return new Freshness(vitals, labs, events);
    }

    private static OptionalLong later(OptionalLong known, long time) {
        return OptionalLong.of(Math.max(known.orElse(time), time));
    }
}
