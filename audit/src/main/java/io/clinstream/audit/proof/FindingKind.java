package io.clinstream.audit.proof;

/** What was done to the audit. */
public enum FindingKind {
    /** Columns of a row are not those that were written. */
    EDITED_ROW,
    /** A row is gone from the middle of its partition. */
    DELETED_ROW,
    /** Two rows have changed places. */
    SWAPPED_ROWS,
    /** A row, valid under the key, stands where another one was. */
    REPLACED_ROW,
    /** The newest rows of a partition are gone. */
    CUT_TAIL,
    /** The newest rows of a partition are gone and others stand behind the cut. */
    REWRITTEN_TAIL,
    /** All rows of a partition are others than those that were written. */
    FULL_REWRITE,
    /** A row stands in the table that was never given a position. */
    POSITION_MISSING,
    /** The position of a row names another prediction. */
    POSITION_DIFFERS,
    /** An anchor was not made under the key, or was changed. */
    ANCHOR_FORGED,
    /** An anchor is gone. */
    ANCHOR_MISSING,
    /** An anchor counts other rows than there are. */
    ANCHOR_DIFFERS,
    /** Recomputation gives another score, status or level. */
    SCORE_DIFFERS,
    /** Base and contributions do not add up to the log-odds of the score. */
    SUM_DIFFERS,
    /** Recomputation from the log gives another feature vector. */
    FEATURES_DIFFER
}
