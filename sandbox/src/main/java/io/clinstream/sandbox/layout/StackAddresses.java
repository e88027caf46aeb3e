package io.clinstream.sandbox.layout;

import io.clinstream.platform.config.Setting;
import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a stack listens, and with which keys. Applications get it as environment, people and scripts as
 * {@code stack.env}.
 *
 * @param kafkaBootstrapServers {@code host:port}
 * @param schemaRegistryUrl base of the Confluent REST API
 * @param redisUrl {@code redis://host:port}
 * @param s3Endpoint {@code http://host:port}
 * @param s3AccessKey access key
 * @param s3SecretKey secret key
 * @param s3Bucket bucket name
 * @param postgresUrl JDBC address of the database
 * @param postgresUser account that owns the database
 * @param postgresPassword its password
 * @param auditKey key of the audit's keyed hash
 * @param streamProcessorUrl address of the application, whether or not it runs
 * @param featureServiceUrl address of the application, whether or not it runs
 * @param predictionApiUrl address of the application, whether or not it runs
 */
public record StackAddresses(
        String kafkaBootstrapServers,
        String schemaRegistryUrl,
        String redisUrl,
        String s3Endpoint,
        String s3AccessKey,
        String s3SecretKey,
        String s3Bucket,
        String postgresUrl,
        String postgresUser,
        String postgresPassword,
        String auditKey,
        String streamProcessorUrl,
        String featureServiceUrl,
        String predictionApiUrl) {

    /** Simulated sites report within minutes; the default of weeks would leave every negative of a sandbox immature. */
    private static final String REPORTING_LAG = "PT1H";

    /** Bucket created at the start. */
    public static final String BUCKET = "clinical-mlops";

    /** Account that owns the database. */
    public static final String POSTGRES_USER = "clinstream";

    /** The addresses that follow from ports and keys. */
    public static StackAddresses of(Ports ports, Credentials credentials) {
        return new StackAddresses(
                "127.0.0.1:" + ports.of("kafka"),
                http(ports, "registry") + "/apis/ccompat/v7",
                "redis://127.0.0.1:" + ports.of("redis"),
                http(ports, "s3"),
                credentials.s3AccessKey(),
                credentials.s3SecretKey(),
                BUCKET,
                "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/clinstream",
                POSTGRES_USER,
                credentials.postgresPassword(),
                credentials.auditKey(),
                http(ports, "stream-processor"),
                http(ports, "feature-service"),
                http(ports, "prediction-api"));
    }

    /** The same with another broker. */
    public StackAddresses withKafka(String bootstrapServers) {
        return new StackAddresses(
                bootstrapServers,
                schemaRegistryUrl,
                redisUrl,
                s3Endpoint,
                s3AccessKey,
                s3SecretKey,
                s3Bucket,
                postgresUrl,
                postgresUser,
                postgresPassword,
                auditKey,
                streamProcessorUrl,
                featureServiceUrl,
                predictionApiUrl);
    }

    /**
     * As environment of an application: key to value, in the order of {@code stack.env}. With the addresses goes the one
     * semantic setting that the applications and the commands must agree on: how long a negative label waits.
     */
    public Map<String, String> environment() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(Setting.KAFKA_BOOTSTRAP_SERVERS.key(), kafkaBootstrapServers);
        values.put(Setting.SCHEMA_REGISTRY_URL.key(), schemaRegistryUrl);
        values.put(Setting.REDIS_URL.key(), redisUrl);
        values.put(Setting.S3_ENDPOINT.key(), s3Endpoint);
        values.put(Setting.S3_ACCESS_KEY.key(), s3AccessKey);
        values.put(Setting.S3_SECRET_KEY.key(), s3SecretKey);
        values.put(Setting.S3_BUCKET.key(), s3Bucket);
        values.put(Setting.POSTGRES_URL.key(), postgresUrl);
        values.put(Setting.POSTGRES_USER.key(), postgresUser);
        values.put(Setting.POSTGRES_PASSWORD.key(), postgresPassword);
        values.put(Setting.AUDIT_KEY.key(), auditKey);
        values.put(Setting.STREAM_PROCESSOR_URL.key(), streamProcessorUrl);
        values.put(Setting.FEATURE_SERVICE_URL.key(), featureServiceUrl);
        values.put(Setting.PREDICTION_API_URL.key(), predictionApiUrl);
        values.put(Setting.LABEL_REPORTING_LAG.key(), REPORTING_LAG);
        return values;
    }

    /** Writes {@code stack.env}: one {@code KEY=value} line each, which a POSIX shell can source; mode 0600. */
    public void write(Path file) {
        PrivateFile.write(
                file,
                environment().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /**
     * Reads {@code stack.env}.
     *
     * @throws StackException the file is missing or lacks a key
     */
    public static StackAddresses read(Path file) {
        try {
            Map<String, String> values = Files.readAllLines(file).stream()
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1)));
            return of(values, file);
        } catch (IOException unreadable) {
            throw new StackException("no addresses in " + file + ": start the stack with scripts/stack.sh", unreadable);
        }
    }

    /** Names no secret, so that no log ever does. */
    @Override
    public String toString() {
        return "StackAddresses[kafka=" + kafkaBootstrapServers + ", registry=" + schemaRegistryUrl + ", redis="
                + redisUrl + ", s3=" + s3Endpoint + ", postgres=" + postgresUrl + "]";
    }

    private static StackAddresses of(Map<String, String> values, Path file) {
        return new StackAddresses(
                required(values, Setting.KAFKA_BOOTSTRAP_SERVERS, file),
                required(values, Setting.SCHEMA_REGISTRY_URL, file),
                required(values, Setting.REDIS_URL, file),
                required(values, Setting.S3_ENDPOINT, file),
                required(values, Setting.S3_ACCESS_KEY, file),
                required(values, Setting.S3_SECRET_KEY, file),
                required(values, Setting.S3_BUCKET, file),
                required(values, Setting.POSTGRES_URL, file),
                required(values, Setting.POSTGRES_USER, file),
                required(values, Setting.POSTGRES_PASSWORD, file),
                required(values, Setting.AUDIT_KEY, file),
                required(values, Setting.STREAM_PROCESSOR_URL, file),
                required(values, Setting.FEATURE_SERVICE_URL, file),
                required(values, Setting.PREDICTION_API_URL, file));
    }

    private static String required(Map<String, String> values, Setting setting, Path file) {
        String value = values.get(setting.key());
        if (value == null || value.isBlank()) {
            throw new StackException(file + " has no line " + setting.key() + "=…");
        }
        return value;
    }

    private static String http(Ports ports, String name) {
        return "http://127.0.0.1:" + ports.of(name);
    }
}
