package io.clinstream.features.training;

import io.clinstream.engine.label.Label;
import io.clinstream.features.seal.SealSettings;
import io.clinstream.platform.config.Configuration;

/** The label that requests mean which name none. */
public final class ServiceLabel {

    private ServiceLabel() {}

    /** The label as configured. */
    public static LabelChoice from(Configuration configuration) {
        return new LabelChoice(
                Label.ADVERSE_EVENT, SealSettings.from(configuration).labels());
    }
}
