package io.clinstream.platform.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every configuration key of clinstream, once: environment variable, default, meaning. The reference page
 * {@code docs/generated/configuration.md} is made from this.
 */
public enum Setting {
    CONFIG("CLINSTREAM_CONFIG", "", "Path of a properties file with any of these keys; the environment wins over it."),
    LOG_LEVEL("CLINSTREAM_LOG_LEVEL", "INFO", "Level of the log: ERROR, WARN, INFO or DEBUG."),
    DATA_DIR("CLINSTREAM_DATA_DIR", "data", "Folder for everything an application keeps on local disk."),
    HTTP_HOST("CLINSTREAM_HTTP_HOST", "127.0.0.1", "Address the application's HTTP port listens on."),
    HTTP_PORT("CLINSTREAM_HTTP_PORT", "0", "HTTP port of the application; 0 takes a free one."),

    KAFKA_BOOTSTRAP_SERVERS("CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS", null, "Kafka brokers, host:port, comma separated."),
    TOPIC_PREFIX("CLINSTREAM_TOPIC_PREFIX", "clinical", "First part of every topic name."),
    TOPIC_PARTITIONS("CLINSTREAM_TOPIC_PARTITIONS", "4", "Partitions of every topic when it is created, 1 to 1000."),
    TOPIC_REPLICATION(
            "CLINSTREAM_TOPIC_REPLICATION", "1", "Replicas of every topic when it is created; 3 in production."),
    SCHEMA_REGISTRY_URL("CLINSTREAM_SCHEMA_REGISTRY_URL", null, "Base of the schema registry's Confluent REST API."),
    SERIALIZER_CLASS(
            "CLINSTREAM_SERIALIZER_CLASS",
            "io.clinstream.platform.registry.RegistryAvroSerializer",
            "Kafka serializer of Avro values in Confluent wire format."),
    LOG_EPOCH(
            "CLINSTREAM_LOG_EPOCH", "1", "Epoch of the canonical log; raise it when clinical.events is created anew."),

    STREAM_APPLICATIONS(
            "CLINSTREAM_STREAM_APPLICATIONS",
            "intake,features",
            "Which applications the stream processor runs: intake, features or both, comma separated."),
    STREAM_THREADS("CLINSTREAM_STREAM_THREADS", "1", "Threads of each stream application, 1 to 64."),
    STREAM_INSTANCE(
            "CLINSTREAM_STREAM_INSTANCE",
            "stream-processor-1",
            "Name of this stream processor, different for each running instance and the same after its restart."),
    STATE_DIR(
            "CLINSTREAM_STATE_DIR",
            "",
            "Folder of the stream processor's local state; not set: the folder streams in CLINSTREAM_DATA_DIR."),
    STREAM_REPLAY(
            "CLINSTREAM_STREAM_REPLAY",
            "",
            "Topic prefix of a second run of features over the same canonical log: own application id and state, outputs under this prefix, which must have its topics. Not set: the one run."),
    PATIENTS_IN_MEMORY(
            "CLINSTREAM_PATIENTS_IN_MEMORY",
            "5000",
            "Patients whose history a features task keeps in memory, 1 to 10000000; the rest is read back when needed."),
    CONFLATION(
            "CLINSTREAM_CONFLATION",
            "",
            "Interval of log time, at most PT1M, in which vectors of one patient that events asked for give way to newer ones, until the next tick at the latest. Not set: every event has its vector."),
    TICK_RESOLUTION(
            "CLINSTREAM_TICK_RESOLUTION", "PT60S", "Distance of two ticks in the canonical log, at least PT1S."),
    UNBLINDED_STUDIES(
            "CLINSTREAM_UNBLINDED_STUDIES",
            "",
            "Studies whose treatment arm may be known to features, comma separated; none by default."),
    STUDY_ARMS(
            "CLINSTREAM_STUDY_ARMS",
            "",
            "Arms of unblinded studies in the order of their index from 0, STUDY:arm|arm, comma separated; changing an order changes what the feature means."),

    REDIS_URL("CLINSTREAM_REDIS_URL", null, "Redis, redis://host:port or rediss://host:port."),
    S3_ENDPOINT("CLINSTREAM_S3_ENDPOINT", null, "S3 server, http(s)://host:port."),
    S3_ACCESS_KEY("CLINSTREAM_S3_ACCESS_KEY", null, "Access key of the S3 server.", true),
    S3_SECRET_KEY("CLINSTREAM_S3_SECRET_KEY", null, "Secret key of the S3 server.", true),
    S3_BUCKET("CLINSTREAM_S3_BUCKET", "clinical-mlops", "Bucket of bronze, silver and the offline store."),
    POSTGRES_URL("CLINSTREAM_POSTGRES_URL", null, "PostgreSQL, jdbc:postgresql://host:port/database."),
    POSTGRES_USER("CLINSTREAM_POSTGRES_USER", "clinstream", "PostgreSQL account."),
    POSTGRES_PASSWORD("CLINSTREAM_POSTGRES_PASSWORD", "", "Password of the PostgreSQL account.", true),
    POSTGRES_ROLE(
            "CLINSTREAM_POSTGRES_ROLE",
            "clinstream_api",
            "Role the prediction API takes on every connection: it inserts and reads, nothing else. Empty: its account's own."),
    REGISTRY_ROLE(
            "CLINSTREAM_REGISTRY_ROLE",
            "clinstream_registry",
            "Role training and scripts/models.sh take on every connection: it inserts, reads and changes the stage of a model version, nothing else. Empty: its account's own."),

    AUDIT_KEY(
            "CLINSTREAM_AUDIT_KEY",
            null,
            "Key of the keyed hash of every audited prediction, at least 16 characters; keep it out of the database.",
            true),
    AUDIT_MIGRATE(
            "CLINSTREAM_AUDIT_MIGRATE", "true", "Whether the prediction API makes and upgrades its tables itself."),
    AUDIT_ANCHOR_INTERVAL(
            "CLINSTREAM_AUDIT_ANCHOR_INTERVAL",
            "PT5M",
            "How often the heads of the audit are anchored in the object store; what is younger can be cut off unseen."),
    PREDICTION_READ_TIMEOUT(
            "CLINSTREAM_PREDICTION_READ_TIMEOUT", "PT1S", "Longest wait of one prediction for the online store."),
    PREDICTION_APPEND_TIMEOUT(
            "CLINSTREAM_PREDICTION_APPEND_TIMEOUT",
            "PT3S",
            "Longest wait of one prediction for the log; then the answer is 503."),
    IDEMPOTENCY_KEYS(
            "CLINSTREAM_IDEMPOTENCY_KEYS",
            "50000",
            "Answers kept in Redis for retries with the same Idempotency-Key, 1 to 10000000, about 3 kB each; the oldest go first."),
    MODEL_NAME(
            "CLINSTREAM_MODEL_NAME",
            "adverse-event-24h",
            "Registered model whose version in production the prediction API serves; NEWS2 where it has none."),
    MODEL_POLL_INTERVAL(
            "CLINSTREAM_MODEL_POLL_INTERVAL",
            "PT2S",
            "How often the prediction API asks the registry which version is in production."),
    BOARD_PATIENTS("CLINSTREAM_BOARD_PATIENTS", "200", "Patients on the page, the most recently updated, 1 to 1000."),
    BOARD_SCAN_INTERVAL(
            "CLINSTREAM_BOARD_SCAN_INTERVAL", "PT2S", "How often the page's scoring looks for new vectors."),
    BOARD_PATIENT_INTERVAL(
            "CLINSTREAM_BOARD_PATIENT_INTERVAL",
            "PT60S",
            "Shortest time between two scores of one patient made for the page; each is audited."),
    BOARD_REFRESH(
            "CLINSTREAM_BOARD_REFRESH", "PT15M", "Age at which a score of the page is made anew without a new vector."),

    INSTANCE_ID(
            "CLINSTREAM_INSTANCE_ID",
            "",
            "Name of this instance of the feature service, the same after every restart and unlike any other's: a restarted instance then has its partitions back at once. Not set: after about 10 s."),
    OBJECT_MAX_AGE(
            "CLINSTREAM_OBJECT_MAX_AGE",
            "PT60S",
            "How long a chunk of bronze, silver or the offline store that holds a live record takes more before it becomes an object; short: sooner visible, more objects."),
    OBJECT_LOAD_IDLE(
            "CLINSTREAM_OBJECT_LOAD_IDLE",
            "PT15S",
            "A chunk of a historical load alone becomes an object so long after its last record."),
    OBJECT_LOAD_MAX_AGE(
            "CLINSTREAM_OBJECT_LOAD_MAX_AGE",
            "PT30M",
            "A chunk of a historical load alone becomes an object so long after its first record, even if more come."),
    OBJECT_MAX_BYTES(
            "CLINSTREAM_OBJECT_MAX_BYTES", "33554432", "Bytes of one chunk at which it becomes an object; 32 MiB."),
    OBJECT_MAX_ROWS("CLINSTREAM_OBJECT_MAX_ROWS", "500000", "Rows of one chunk at which it becomes an object."),
    OBJECT_BUFFER_BYTES(
            "CLINSTREAM_OBJECT_BUFFER_BYTES",
            "67108864",
            "Bytes that one of the three object sinks holds in memory before the largest chunk ends early; 64 MiB."),
    ONLINE_RETENTION(
            "CLINSTREAM_ONLINE_RETENTION",
            "PT48H",
            "How long after a patient's last accepted event the online store keeps the vector; less than 7 days."),
    READ_CACHE_MIB(
            "CLINSTREAM_READ_CACHE_MIB",
            "1024",
            "Most local disk, in MiB, for copies of objects that questions about the past were answered from, 16 to 1048576."),
    ROSTER_INTERVAL(
            "CLINSTREAM_ROSTER_INTERVAL",
            "PT1H",
            "How often the ids of patients seen for the first time are listed in the object store, so that an emptied Redis knows them; well below 7 days."),
    LABEL_REPORTING_LAG(
            "CLINSTREAM_LABEL_REPORTING_LAG",
            "P28D",
            "How long after its 24 h a negative label waits for late reports before it is taken as final."),
    LABEL_EVENTS(
            "CLINSTREAM_LABEL_EVENTS",
            "TREATMENT_EMERGENT",
            "Which adverse events count for labels: TREATMENT_EMERGENT (begun or worsened since the first dose) or ALL."),
    SEAL_SCHEDULE(
            "CLINSTREAM_SEAL_SCHEDULE",
            "",
            "When the feature service seals what has become complete or has changed: a Quartz cron expression in UTC, for example 0 30 1 * * ?. Not set: never by itself."),
    RETENTION_BRONZE("CLINSTREAM_RETENTION_BRONZE", "P90D", "How long bronze is kept, in whole days."),
    RETENTION_SILVER("CLINSTREAM_RETENTION_SILVER", "P730D", "How long silver is kept, in whole days."),
    RETENTION_OFFLINE(
            "CLINSTREAM_RETENTION_OFFLINE",
            "P730D",
            "How long streamed objects of the offline store are kept, in whole days; sealed dates stay."),
    RETENTION_SCHEDULE(
            "CLINSTREAM_RETENTION_SCHEDULE",
            "",
            "When the feature service removes objects older than their retention: a Quartz cron expression in UTC. Not set: never by itself."),
    SEAL_MEMORY(
            "CLINSTREAM_SEAL_MEMORY",
            "512",
            "Mebibytes of memory that sealing gives its database, 64 to 65536; more spills to CLINSTREAM_DATA_DIR."),

    QUALITY_INTERVAL(
            "CLINSTREAM_QUALITY_INTERVAL",
            "PT30M",
            "How often the feature service measures the quality of the running day, at least PT1M; PT0S: never."),
    QUALITY_THRESHOLDS(
            "CLINSTREAM_QUALITY_THRESHOLDS",
            "",
            "Limits of data quality other than the defaults of docs/quality.md: measure=warn/breach, comma separated; ratios as decimals, times as durations."),

    STREAM_PROCESSOR_URL(
            "CLINSTREAM_STREAM_PROCESSOR_URL", "", "Address of the stream processor's HTTP port, for health checks."),
    FEATURE_SERVICE_URL("CLINSTREAM_FEATURE_SERVICE_URL", "", "Address of the feature service."),
    PREDICTION_API_URL("CLINSTREAM_PREDICTION_API_URL", "", "Address of the prediction API."),
    PROMETHEUS_URL("CLINSTREAM_PROMETHEUS_URL", "", "Address of Prometheus, for health checks; empty: there is none."),
    GRAFANA_URL("CLINSTREAM_GRAFANA_URL", "", "Address of Grafana, for health checks; empty: there is none.");

    private final String key;
    private final @Nullable String byDefault;
    private final String meaning;
    private final boolean secret;

    Setting(String key, @Nullable String byDefault, String meaning) {
        this(key, byDefault, meaning, false);
    }

    Setting(String key, @Nullable String byDefault, String meaning, boolean secret) {
        this.key = key;
        this.byDefault = byDefault;
        this.meaning = meaning;
        this.secret = secret;
    }

    /** Name of the environment variable and of the key in a properties file. */
    public String key() {
        return key;
    }

    /** Value where none is given; empty: the key is required. An empty text means not set. */
    public Optional<String> byDefault() {
        return Optional.ofNullable(byDefault);
    }

    /** One sentence of meaning. */
    public String meaning() {
        return meaning;
    }

    /** True where the value must not be shown. */
    public boolean secret() {
        return secret;
    }
}
