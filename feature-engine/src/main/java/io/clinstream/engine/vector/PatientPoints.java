package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a patient's history a vector is computed from. Points may lie later than the vector's instant. */
public interface PatientPoints {

    /** Current points by code; a code without points may be absent. */
    Map<MeasurementCode, Series> series();

    /** The points of a code, possibly none. */
    default Series of(MeasurementCode code) {
        return series().getOrDefault(code, Series.NONE);
    }

    /** Adverse events that were not withdrawn, of any precision of onset. */
    List<AdverseEvent> adverseEvents();

    /** When each report of an adverse event became available at its source, where it says so, in no order. */
    List<Long> reportTimes();

    /** When a later report of an adverse event that was not withdrawn raised its grade, in no order. */
    List<Long> worseningTimes();

    /** When each measurement was corrected or withdrawn, in no order. */
    List<Long> correctionTimes();

    /** The newest subject record; empty when there is none, or it was withdrawn. */
    Optional<SubjectRecord> subject();
}
