package io.clinstream.models.score;

/** How complete an answer is. */
public enum ScoreStatus {
    /** Every input was present and fresh. */
    SCORED,
    /** Scored under stated assumptions; what is missing is named. */
    PARTIAL,
    /** No probability; the reasons say why. */
    INSUFFICIENT_DATA
}
