package io.clinstream.features;

import io.clinstream.features.chunk.Rotation;
import io.clinstream.features.quality.QualitySettings;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.kafka.KafkaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the feature service needs to know, checked at start.
 *
 * @param host address of the HTTP port
 * @param port HTTP port; 0 takes a free one
 * @param instanceId name of this instance, stable over restarts; empty where it has none
 * @param kafka Kafka and its registry
 * @param redis the online store
 * @param onlineRetention how long after the last accepted event a vector stays online
 * @param rosterInterval how often patients seen for the first time are listed in the object store
 * @param dataFolder local disk
 * @param readCacheBytes most local disk for copies of objects
 * @param rotation when chunks end
 * @param quality how the quality of the data is watched
 */
public record FeatureServiceSettings(
        String host,
        int port,
        Optional<String> instanceId,
        KafkaSettings kafka,
        URI redis,
        Duration onlineRetention,
        Duration rosterInterval,
        Path dataFolder,
        long readCacheBytes,
        Rotation rotation,
        QualitySettings quality) {

    private static final int MAX_PORT = 65_535;
    private static final int MIB = 1024 * 1024;

    /** Reads the settings; fails on a missing or wrong one. */
    public static FeatureServiceSettings from(Configuration configuration) {
        return new FeatureServiceSettings(
                configuration.text(Setting.HTTP_HOST),
                configuration.number(Setting.HTTP_PORT, 0, MAX_PORT),
                configuration.find(Setting.INSTANCE_ID),
                KafkaSettings.from(configuration),
                configuration.uri(Setting.REDIS_URL),
                onlineRetention(configuration),
                configuration.duration(Setting.ROSTER_INTERVAL),
                Path.of(configuration.text(Setting.DATA_DIR)),
                (long) MIB * configuration.number(Setting.READ_CACHE_MIB, 16, MIB),
                new Rotation(
                        configuration.number(Setting.OBJECT_MAX_BYTES, 1, Integer.MAX_VALUE),
                        configuration.number(Setting.OBJECT_MAX_ROWS, 1, Integer.MAX_VALUE),
                        new Rotation.Ages(
                                configuration.duration(Setting.OBJECT_MAX_AGE),
                                configuration.duration(Setting.OBJECT_LOAD_IDLE),
                                configuration.duration(Setting.OBJECT_LOAD_MAX_AGE)),
                        configuration.number(Setting.OBJECT_BUFFER_BYTES, 1, Integer.MAX_VALUE)),
                QualitySettings.from(configuration));
    }

    /** A vector that outlives the log could not be had again after Redis was emptied. */
    private static Duration onlineRetention(Configuration configuration) {
        Duration retention = configuration.duration(Setting.ONLINE_RETENTION);
        Duration log = KafkaSettings.from(configuration).topics().features().retention();
        if (retention.compareTo(log) >= 0) {
            throw new ConfigurationException(Setting.ONLINE_RETENTION.key() + " = \"" + retention
                    + "\" must be shorter than " + log + ", which the topic of the vectors keeps");
        }
        return retention;
    }
}
