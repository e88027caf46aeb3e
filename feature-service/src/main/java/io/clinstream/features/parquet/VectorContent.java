package io.clinstream.features.parquet;

import io.clinstream.engine.vector.FeatureVector;
import java.util.OptionalLong;

/**
 * A vector as its row shows it. Times are epoch milliseconds, UTC.
 *
 * @param asOf the instant it describes
 * @param vitalsAt newest event time of the vitals
 * @param labsAt newest event time of the laboratory results
 * @param adverseEventsAt newest onset of the adverse events
 * @param sha256 vector hash, 64 hexadecimal digits
 * @param values in catalogue order; NaN, which no feature can be, stands for null. Not copied
 */
@SuppressWarnings("ArrayRecordComponent") // passed from the engine to a file and to nobody else
public record VectorContent(
        long asOf,
        OptionalLong vitalsAt,
        OptionalLong labsAt,
        OptionalLong adverseEventsAt,
        String sha256,
        double[] values) {

    /** The content of a vector of the engine. */
    public static VectorContent of(String patientId, FeatureVector vector) {
        double[] values = new double[vector.size()];
        for (int feature = 0; feature < values.length; feature++) {
            values[feature] = vector.isNull(feature) ? Double.NaN : vector.number(feature);
        }
        return new VectorContent(
                vector.asOf(),
                vector.newestVitals(),
                vector.newestLabs(),
                vector.newestAdverseEvents(),
                vector.vectorSha256(patientId),
                values);
    }
}
