package io.clinstream.models.testing;

import io.clinstream.models.ScoringInput;
import io.clinstream.models.news2.Calibration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Feature vectors told by the vitals that matter to a test. */
public final class Vectors {

    /** Instant the vectors describe. */
    public static final Instant AS_OF = Instant.parse("2026-03-01T10:00:00Z");

    /** A table with invented probabilities: 1 % at total 0, half a percentage point more per point. */
    public static final Calibration TABLE = Calibration.load("/io/clinstream/models/test-calibration.json");

    private final Map<String, Double> features = new HashMap<>();

    private Vectors() {}

    /** Normal vitals measured half an hour ago, nothing observed. */
    public static Vectors calm() {
        return new Vectors()
                .vital("respiratory_rate", 16, 0.5)
                .vital("spo2", 98, 0.5)
                .vital("bp_systolic", 120, 0.5)
                .vital("heart_rate", 75, 0.5)
                .vital("temperature", 36.8, 0.5)
                .news2(0, 2);
    }

    /** Sets a vital and its age in hours at the vector's instant. */
    public Vectors vital(String code, double value, double hours) {
        features.put(code + "_last", value);
        features.put(code + "_hours_since_last", hours);
        return this;
    }

    /** Takes a vital away altogether. */
    public Vectors without(String code) {
        features.remove(code + "_last");
        features.remove(code + "_hours_since_last");
        return this;
    }

    /** Sets the vector's own total and its count of missing inputs. */
    public Vectors news2(int total, int missing) {
        features.put("news2_last", (double) total);
        features.put("news2_missing_components", (double) missing);
        return this;
    }

    /** The vector as a model sees it at an instant. */
    public ScoringInput at(Instant now) {
        return new ScoringInput("fs-test", features, AS_OF, Map.of("vitals", 1800L), now);
    }

    /** The features. */
    public Map<String, Double> features() {
        return Map.copyOf(features);
    }
}
