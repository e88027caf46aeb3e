package io.clinstream.training.sepsis;

import java.util.Locale;

/** What a patient is used for; every hour of a patient lies in the same part. */
public enum Part {
    /** Models learn from these patients. */
    TRAIN,
    /** Everything that is chosen is chosen on these: when to stop, calibration, thresholds. */
    VALIDATION,
    /** Looked at once, by the finished models. */
    TEST;

    /** The name in files, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
