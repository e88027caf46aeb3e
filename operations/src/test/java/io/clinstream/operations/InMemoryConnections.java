package io.clinstream.operations;

import io.clinstream.operations.access.Connections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** A system of which only a bucket in memory and some addresses exist. */
public final class InMemoryConnections implements Connections {

    private final ObjectStore objects;
    private final Map<Setting, URI> addresses = new EnumMap<>(Setting.class);

    public InMemoryConnections(Clock clock) {
        this.objects = new InMemoryObjectStore(clock);
    }

    public InMemoryConnections with(Setting setting, URI address) {
        addresses.put(setting, address);
        return this;
    }

    @Override
    public KafkaSettings kafka() {
        throw new IllegalStateException("there is no Kafka here");
    }

    @Override
    public SchemaRegistryClient registry() {
        throw new IllegalStateException("there is no registry here");
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public RedisClient redis() {
        throw new IllegalStateException("there is no Redis here");
    }

    @Override
    public Connection postgres() throws SQLException {
        throw new SQLException("there is no PostgreSQL here");
    }

    @Override
    public Configuration settings() {
        return Configuration.of(Map.of());
    }

    @Override
    public Optional<URI> address(Setting setting) {
        return Optional.ofNullable(addresses.get(setting));
    }
}
