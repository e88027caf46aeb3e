package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.series.RollingSeries;
import java.util.EnumMap;
import java.util.Map;

/** What is computed from measured points and itself looked at over time: derived measures, scores, gaps. */
final class DerivedTracks {

    private final Map<DerivedMeasure, DerivedTrack> measures = new EnumMap<>(DerivedMeasure.class);
    private final Map<ScoreTrack.Score, ScoreTrack> scores = new EnumMap<>(ScoreTrack.Score.class);
    private final VitalGaps gaps;

    DerivedTracks(VectorPlan plan, PatientPoints points) {
        for (DerivedMeasure measure : plan.derivedMeasures()) {
            measures.put(measure, new DerivedTrack(measure, plan.newSeries(measure), points));
        }
        for (ScoreTrack.Score score : plan.scoreTracks()) {
            scores.put(score, new ScoreTrack(score, plan.newSeries(score), points));
        }
        gaps = new VitalGaps(points);
    }

    RollingSeries of(DerivedMeasure measure) {
        DerivedTrack track = measures.get(measure);
        if (track == null) {
            throw new IllegalArgumentException("no feature asks for " + measure);
        }
        return track.series();
    }

    RollingSeries of(ScoreTrack.Score score) {
        ScoreTrack track = scores.get(score);
        if (track == null) {
            throw new IllegalArgumentException("no feature asks for the course of " + score);
        }
        return track.series();
    }

    VitalGaps gaps() {
        return gaps;
    }

    /** A point of a code came to or went from an instant. */
    void changed(MeasurementCode code, long time) {
        if (code instanceof Signal signal) {
            measures.values().forEach(track -> track.changed(signal, time));
            scores.values().forEach(track -> track.changed(signal, time));
            gaps.changed(signal, time);
        }
    }

    /** Brings everything up to an instant. */
    void refresh(long asOf) {
        measures.values().forEach(track -> track.refresh(asOf));
        scores.values().forEach(track -> track.refresh(asOf));
        gaps.refresh(asOf);
    }

    /** Computes everything anew at an instant. */
    void rebuild(long asOf) {
        measures.values().forEach(track -> track.rebuild(asOf));
        scores.values().forEach(track -> track.rebuild(asOf));
        gaps.rebuild(asOf);
    }
}
