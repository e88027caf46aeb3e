package io.clinstream.features.seal;

import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * How dates are sealed.
 *
 * @param labels how labels are made
 * @param folder where sealing keeps its index and its passing files
 * @param memoryMebibytes memory of its database
 * @param chunkAge how long a sink takes records before they are durable
 */
public record SealSettings(LabelDefinition labels, Path folder, int memoryMebibytes, Duration chunkAge) {

    private static final int LEAST_MEMORY = 64;
    private static final int MOST_MEMORY = 65_536;

    /** Reads the settings; fails on a wrong one. */
    public static SealSettings from(Configuration configuration) {
        return new SealSettings(
                new LabelDefinition(
                        events(configuration.text(Setting.LABEL_EVENTS)),
                        configuration.duration(Setting.LABEL_REPORTING_LAG)),
                Path.of(configuration.text(Setting.DATA_DIR), "seal"),
                configuration.number(Setting.SEAL_MEMORY, LEAST_MEMORY, MOST_MEMORY),
                configuration.duration(Setting.OBJECT_MAX_AGE));
    }

    private static LabelEvents events(String text) {
        try {
            return LabelEvents.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw new ConfigurationException(Setting.LABEL_EVENTS.key() + " = \"" + text + "\" must be one of "
                    + Arrays.toString(LabelEvents.values()));
        }
    }
}
