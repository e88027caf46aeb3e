package io.clinstream.audit.proof;

import io.clinstream.models.ScoringModel;
import java.util.Optional;

/** Models by the version that a row names. */
@FunctionalInterface
public interface Models {

    /** The model; empty where there is none of this version. */
    Optional<ScoringModel> find(String modelVersion);
}
