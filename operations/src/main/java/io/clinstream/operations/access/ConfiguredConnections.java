package io.clinstream.operations.access;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;

/** The parts whose addresses stand in the configuration, which is read when the first part is asked for. */
public final class ConfiguredConnections implements Connections {

    private static final String SECONDS_TO_CONNECT = "5";
    private static final String SECONDS_TO_ANSWER = "60";

    private final Supplier<Configuration> configuration;

    /** Connections by a configuration, for example {@code Configuration::fromEnvironment}. */
    public ConfiguredConnections(Supplier<Configuration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public KafkaSettings kafka() {
        return KafkaSettings.from(configuration.get());
    }

    @Override
    public SchemaRegistryClient registry() {
        return new SchemaRegistryClient(configuration.get().uri(Setting.SCHEMA_REGISTRY_URL));
    }

    @Override
    public ObjectStore objects() {
        return MinioObjectStore.from(configuration.get());
    }

    @Override
    public RedisClient redis() {
        return RedisClient.create(configuration.get().uri(Setting.REDIS_URL));
    }

    @Override
    public Connection postgres() throws SQLException {
        Configuration values = configuration.get();
        Properties properties = new Properties();
        properties.setProperty("user", values.text(Setting.POSTGRES_USER));
        properties.setProperty(
                "password", values.secret(Setting.POSTGRES_PASSWORD).reveal());
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        properties.setProperty("ApplicationName", "clinstream-operations");
        Connection connection = DriverManager.getConnection(values.text(Setting.POSTGRES_URL), properties);
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public Configuration settings() {
        return configuration.get();
    }

    @Override
    public Optional<URI> address(Setting setting) {
        Configuration values = configuration.get();
        return values.find(setting).map(present -> values.uri(setting));
    }
}
