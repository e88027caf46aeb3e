package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.Check;
import io.clinstream.operations.health.Verdict;
import io.clinstream.platform.config.Setting;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.RedisClient;

/** Level 0: the stores and brokers everything else rests on. */
final class InfrastructureChecks {

    static final String S3 = "0.1";
    static final String BUCKET = "0.2";
    static final String KAFKA = "0.3";
    static final String REGISTRY = "0.4";
    static final String REDIS = "0.5";
    static final String POSTGRES = "0.6";
    static final String MODEL_REGISTRY = "0.7";

    private static final int CONNECT_MILLIS = 3_000;

    private final Connections connections;

    InfrastructureChecks(Connections connections) {
        this.connections = connections;
    }

    List<Check> list() {
        return List.of(
                new Check(S3, "S3 reachable", Set.of(), this::s3),
                new Check(BUCKET, "bucket exists", Set.of(S3), this::bucket),
                new Check(KAFKA, "Kafka", Set.of(), this::kafka),
                new Check(REGISTRY, "schema registry", Set.of(), this::registry),
                new Check(REDIS, "Redis", Set.of(), this::redis),
                new Check(POSTGRES, "PostgreSQL databases", Set.of(), this::postgres),
                new Check(MODEL_REGISTRY, "model registry", Set.of(POSTGRES), this::modelRegistry));
    }

    private Verdict s3() throws Exception {
        URI endpoint = connections
                .address(Setting.S3_ENDPOINT)
                .orElseThrow(() -> new IllegalStateException(Setting.S3_ENDPOINT.key() + " is not set"));
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : ("https".equals(endpoint.getScheme()) ? 443 : 80);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), CONNECT_MILLIS);
        }
        connections.objects().bucketExists();
        return new Verdict.Passed(endpoint.getHost() + ":" + port);
    }

    private Verdict bucket() {
        return connections.objects().bucketExists()
                ? new Verdict.Passed("there")
                : new Verdict.Failed("the bucket does not exist: provision the stack");
    }

    private Verdict kafka() throws Exception {
        try (Broker broker = Broker.open(connections)) {
            int nodes = broker.nodes();
            return new Verdict.Passed(nodes == 1 ? "1 broker" : nodes + " brokers");
        }
    }

    private Verdict registry() {
        int subjects = connections.registry().subjects().size();
        return subjects == 0
                ? new Verdict.Failed("no schema is registered: provision the stack")
                : new Verdict.Passed(subjects + " subjects");
    }

    private Verdict redis() {
        try (RedisClient redis = connections.redis()) {
            return new Verdict.Passed(redis.ping());
        }
    }

    private Verdict postgres() throws SQLException {
        try (Connection connection = connections.postgres()) {
            String database = connection.getCatalog();
            return exists(connection, "predictions")
                    ? new Verdict.Passed("database " + database + " with its table predictions")
                    : new Verdict.Failed("database " + database + " has no table predictions");
        }
    }

    private Verdict modelRegistry() throws SQLException {
        try (Connection connection = connections.postgres();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "model_versions")) {
                return new Verdict.Skipped(
                        "no model registry here: the NEWS2 baseline is built in, no model is trained");
            }
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM model_versions")) {
                rows.next();
                return new Verdict.Passed(rows.getLong(1) + " model versions");
            }
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, null, table, new String[] {"TABLE", "PARTITIONED TABLE"})) {
            return tables.next();
        }
    }
}
