package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.RollingSeries;
import io.clinstream.engine.series.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a patient's history a vector is computed from, at one instant: no point is later. */
interface PatientPoints {

    /** Current points by code; a code without points may be absent. */
    Map<MeasurementCode, Series> series();

    /** The points of a code, possibly none. */
    default Series of(MeasurementCode code) {
        return series().getOrDefault(code, Series.NONE);
    }

    /** The points of a code with the windows over them. */
    RollingSeries rolling(MeasurementCode code);

    /** A derived quantity over time, with its windows. */
    RollingSeries derived(DerivedMeasure measure);

    /** The course of a score, with its windows. */
    RollingSeries scores(ScoreTrack.Score score);

    /** The silence between measurements of vital signs. */
    VitalGaps vitalGaps();

    /** The points on which intake remarked something, of every code, by event time. */
    Series remarked(Remark remark);

    /** The points that arrived more than 24 hours after their event, of every code, by arrival. */
    Series lateArrivals();

    /** Adverse events that were not withdrawn, of any precision of onset. */
    List<AdverseEvent> adverseEvents();

    /** When each report of an adverse event became available at its source, where it says so, in no order. */
    List<Long> reportTimes();

    /** When each measurement was corrected or withdrawn, in no order. */
    List<Long> correctionTimes();

    /** The newest subject record; empty when there is none, or it was withdrawn. */
    Optional<SubjectRecord> subject();
}
