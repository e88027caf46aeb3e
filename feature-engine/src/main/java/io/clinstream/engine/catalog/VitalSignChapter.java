package io.clinstream.engine.catalog;

import static io.clinstream.engine.catalog.Window.EVER;
import static io.clinstream.engine.catalog.Window.ONE_DAY;
import static io.clinstream.engine.catalog.Window.ONE_HOUR;
import static io.clinstream.engine.catalog.Window.SIX_HOURS;

import io.clinstream.clinical.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows 1 to 102: the six vital signs, with the same 17 features each. */
final class VitalSignChapter {

    private VitalSignChapter() {}

    static List<Feature> rows() {
        FeatureRows rows = new FeatureRows(FeatureGroup.VITALS);
        int id = 1;
        for (Map.Entry<Signal, String> vital : vitals().entrySet()) {
            id = rowsOf(rows, id, new Source.Vital(vital.getKey()), vital.getValue());
        }
        return rows.rows();
    }

    /** In the order of the reference, with what each is good for. */
    private static Map<Signal, String> vitals() {
        Map<Signal, String> vitals = new LinkedHashMap<>();
        vitals.put(Signal.HEART_RATE, "tachycardia and bradycardia; input of NEWS2, SIRS and the shock index");
        vitals.put(Signal.BP_SYSTOLIC, "hypotension and hypertension; input of NEWS2 and qSOFA");
        vitals.put(Signal.BP_DIASTOLIC, "vascular tone; input of mean arterial and pulse pressure");
        vitals.put(Signal.RESPIRATORY_RATE, "earliest single sign of deterioration in NEWS2 and qSOFA");
        vitals.put(Signal.TEMPERATURE, "fever and hypothermia; input of SIRS, CTCAE fever");
        vitals.put(Signal.SPO2, "hypoxaemia; input of NEWS2, CTCAE hypoxia");
        return vitals;
    }

    private static int rowsOf(FeatureRows rows, int firstId, Source source, String purpose) {
        int id = firstId;
        for (Window window : List.of(ONE_HOUR, SIX_HOURS, ONE_DAY)) {
            rows.add(id++, source, Statistic.MEAN, window, "level; " + purpose);
        }
        for (Window window : List.of(ONE_HOUR, SIX_HOURS, ONE_DAY)) {
            rows.add(id++, source, Statistic.MIN, window, "worst low value");
        }
        for (Window window : List.of(ONE_HOUR, SIX_HOURS, ONE_DAY)) {
            rows.add(id++, source, Statistic.MAX, window, "worst high value");
        }
        for (Window window : List.of(SIX_HOURS, ONE_DAY)) {
            rows.add(id++, source, Statistic.STD, window, "instability");
        }
        for (Window window : List.of(SIX_HOURS, ONE_DAY)) {
            rows.add(id++, source, Statistic.TREND, window, "direction and speed of change");
        }
        rows.add(id++, source, Statistic.LAST, ONE_DAY, "current state");
        rows.add(id++, source, Statistic.DELTA, SIX_HOURS, "net change over a shift-length window");
        rows.add(id++, source, Statistic.COUNT, ONE_DAY, "monitoring intensity (informative sampling)");
        rows.add(id++, source, Statistic.HOURS_SINCE_LAST, EVER, "staleness of the current value");
        return id;
    }
}
