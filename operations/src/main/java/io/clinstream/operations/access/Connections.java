package io.clinstream.operations.access;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** The parts of one running system. Each call makes a new connection, which the caller closes. */
public interface Connections {

    /** How to talk to Kafka. */
    KafkaSettings kafka();

    /** The schema registry. */
    SchemaRegistryClient registry();

    /** The bucket of bronze, silver and the offline store. */
    ObjectStore objects();

    /** Redis. */
    RedisClient redis();

    /**
     * PostgreSQL, read-only.
     *
     * @throws SQLException where the server cannot be reached or refuses the account
     */
    Connection postgres() throws SQLException;

    /** Every setting of this environment. */
    Configuration settings();

    /** The address a setting holds; empty where this environment does not have that part. */
    Optional<URI> address(Setting setting);
}
