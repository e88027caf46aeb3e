package io.clinstream.prediction;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Secret;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.prediction.serving.WardBoard;
import java.net.URI;
import java.time.Duration;

/**
 * Everything the prediction API is told.
 *
 * @param host address of the HTTP port
 * @param port HTTP port; 0 takes a free one
 * @param kafka brokers, registry, topics
 * @param redisUrl online store
 * @param readTimeout longest wait for the online store
 * @param appendTimeout longest wait for the log
 * @param postgres where the audit table is
 * @param auditKey key of the audit's keyed hash
 * @param migrates whether the API makes and upgrades its tables
 * @param objects the object store of anchors and models; nothing is contacted yet
 * @param anchorInterval how often the heads of the audit are anchored
 * @param registry which model is served
 * @param pace how much the ward board may ask for
 * @param scanInterval how often the ward board looks for new vectors
 * @param idempotencyKeys how many answers are kept for retries
 */
public record PredictionConfig(
        String host,
        int port,
        KafkaSettings kafka,
        URI redisUrl,
        Duration readTimeout,
        Duration appendTimeout,
        Postgres postgres,
        Secret auditKey,
        boolean migrates,
        ObjectStore objects,
        Duration anchorInterval,
        Registry registry,
        WardBoard.Pace pace,
        Duration scanInterval,
        int idempotencyKeys) {

    private static final int SHORTEST_KEY = 16;
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PATIENTS = 1_000;
    private static final int MOST_KEYS = 10_000_000;

    /**
     * Where the audit table is.
     *
     * @param url JDBC address
     * @param user account
     * @param password its password
     * @param role role taken on every connection; empty: the account's own
     */
    public record Postgres(String url, String user, Secret password, String role) {}

    /**
     * Which model is served.
     *
     * @param model name in the registry
     * @param interval how often the registry is asked which version is in production
     */
    public record Registry(String model, Duration interval) {}

    /** Checks the key. */
    public PredictionConfig {
        if (auditKey.reveal().length() < SHORTEST_KEY) {
            throw new ConfigurationException(
                    Setting.AUDIT_KEY.key() + " must have at least " + SHORTEST_KEY + " characters");
        }
    }

    /** Reads the settings; fails on a missing or wrong one. */
    public static PredictionConfig from(Configuration configuration) {
        return new PredictionConfig(
                configuration.text(Setting.HTTP_HOST),
                configuration.number(Setting.HTTP_PORT, 0, HIGHEST_PORT),
                KafkaSettings.from(configuration),
                configuration.uri(Setting.REDIS_URL),
                configuration.duration(Setting.PREDICTION_READ_TIMEOUT),
                configuration.duration(Setting.PREDICTION_APPEND_TIMEOUT),
                new Postgres(
                        configuration.text(Setting.POSTGRES_URL),
                        configuration.text(Setting.POSTGRES_USER),
                        configuration.secret(Setting.POSTGRES_PASSWORD),
                        configuration.find(Setting.POSTGRES_ROLE).orElse("")),
                configuration.secret(Setting.AUDIT_KEY),
                configuration.flag(Setting.AUDIT_MIGRATE),
                MinioObjectStore.from(configuration),
                configuration.duration(Setting.AUDIT_ANCHOR_INTERVAL),
                new Registry(
                        configuration.text(Setting.MODEL_NAME), configuration.duration(Setting.MODEL_POLL_INTERVAL)),
                new WardBoard.Pace(
                        configuration.number(Setting.BOARD_PATIENTS, 1, MOST_PATIENTS),
                        configuration.duration(Setting.BOARD_PATIENT_INTERVAL),
                        configuration.duration(Setting.BOARD_REFRESH)),
                configuration.duration(Setting.BOARD_SCAN_INTERVAL),
                configuration.number(Setting.IDEMPOTENCY_KEYS, 1, MOST_KEYS));
    }
}
