package io.clinstream.features.training;

import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.platform.config.Configuration;
import java.time.Duration;

/** The label that requests mean which name none. */
public final class ServiceLabel {

    private ServiceLabel() {}

    /** The label as configured. */
    public static LabelChoice from(Configuration configuration) {
        return new LabelChoice(
                Label.ADVERSE_EVENT, new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ofDays(28)));
    }
}
