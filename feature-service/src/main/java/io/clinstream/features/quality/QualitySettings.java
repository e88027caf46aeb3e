package io.clinstream.features.quality;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the quality of the data is watched.
 *
 * @param interval time between two measurements of the running day; zero: it is not watched
 * @param thresholds limits of every measure
 * @param scratch where files may lie while it is measured
 */
public record QualitySettings(Duration interval, Thresholds thresholds, Path scratch) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Reads the settings; fails on a wrong one. */
    public static QualitySettings from(Configuration configuration) {
        Duration interval = configuration.duration(Setting.QUALITY_INTERVAL);
        if (!interval.isZero() && interval.compareTo(SHORTEST) < 0) {
            throw new ConfigurationException(
                    Setting.QUALITY_INTERVAL.key() + " = " + interval + " must be PT0S, or at least " + SHORTEST);
        }
        return new QualitySettings(
                interval, Thresholds.from(configuration), Path.of(configuration.text(Setting.DATA_DIR), "quality"));
    }
}
