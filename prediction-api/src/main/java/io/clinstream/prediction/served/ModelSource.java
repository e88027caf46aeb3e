package io.clinstream.prediction.served;

import java.util.Optional;

/** Where models come from. */
public interface ModelSource {

    /**
     * The version in production; empty where the model has none.
     *
     * @throws ModelSourceAwayException the registry does not answer
     */
    Optional<ProductionVersion> production();

    /**
     * Loads a version, compares its checksums and opens it.
     *
     * @throws ModelSourceAwayException the registry or the object store does not answer
     * @throws UnusableModelException its files are missing, damaged, or no model that can be opened
     */
    LoadedModel load(ProductionVersion version);
}
