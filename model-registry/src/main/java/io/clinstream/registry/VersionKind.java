package io.clinstream.registry;

/** What a version is made of. */
public enum VersionKind {
    /** Part of the program, with no files of its own: NEWS2. */
    BUILT_IN,
    /** Boosted trees. */
    XGBOOST,
    /** Logistic regression. */
    LOGISTIC,
    /** A model in ONNX format. */
    ONNX
}
