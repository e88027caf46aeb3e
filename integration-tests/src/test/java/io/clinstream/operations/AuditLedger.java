package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditTable;
import io.clinstream.audit.anchor.AnchorStore;
import io.clinstream.audit.anchor.AnchorWriter;
import io.clinstream.audit.anchor.TableHeads;
import io.clinstream.database.DatabaseSchema;
import io.clinstream.operations.access.ConfiguredConnections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Secret;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.sandbox.layout.StackAddresses;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** An audit in a database of its own on the shared server, its anchors in a bucket of their own. */
final class AuditLedger {

    private final StackAddresses stack;
    private final Map<String, String> settings;
    private final PGSimpleDataSource owner = new PGSimpleDataSource();

    private AuditLedger(StackAddresses stack, Map<String, String> settings, String database) {
        this.stack = stack;
        this.settings = new HashMap<>(settings);
        this.settings.put(Setting.POSTGRES_URL.key(), url(stack, database));
        owner.setUrl(url(stack, database));
        owner.setUser(stack.postgresUser());
        owner.setPassword(stack.postgresPassword());
    }

    /** A new database with our tables, and a bucket of the same name. */
    static AuditLedger make(StackAddresses stack, Map<String, String> settings, String name) throws SQLException {
        Map<String, String> own = new HashMap<>(settings);
        own.put(Setting.S3_BUCKET.key(), name.replace('_', '-'));
        AuditLedger made = new AuditLedger(stack, own, name);
        made.administer("CREATE DATABASE " + name);
        DatabaseSchema.migrate(url(stack, name), stack.postgresUser(), stack.postgresPassword());
        MinioObjectStore.from(made.configuration()).createBucket();
        return made;
    }

    /** Another new database with a bucket of its own. */
    AuditLedger another(String name) throws SQLException {
        return make(stack, settings, name);
    }

    /** The same rows in another database, under the same anchors. */
    AuditLedger copy(String from, String name) throws SQLException {
        administer("DROP DATABASE IF EXISTS " + name);
        administer("CREATE DATABASE " + name + " TEMPLATE " + from);
        return new AuditLedger(stack, settings, name);
    }

    Configuration configuration() {
        return Configuration.of(settings);
    }

    PGSimpleDataSource owner() {
        return owner;
    }

    AuditTable table(AuditChain chain) {
        return new AuditTable(owner, chain);
    }

    AuditChain chain() {
        return new AuditChain(new Secret(stack.auditKey()));
    }

    AnchorWriter anchors(Clock clock) {
        return new AnchorWriter(
                new TableHeads(owner), new AnchorStore(MinioObjectStore.from(configuration()), chain()), clock);
    }

    /** Statements as the owner of the tables, in one transaction. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /** The first column of the first row. */
    String ask(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    /** Runs the auditor's program. */
    RunningSystem.Outcome verify(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = new String[arguments.length + 1];
        all[0] = "verify-audit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int exitCode = OperationsMain.commandLine(new ConfiguredConnections(this::configuration))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        return new RunningSystem.Outcome(exitCode, out.toString(), err.toString());
    }

    private void administer(String sql) throws SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(url(stack, "postgres"));
        server.setUser(stack.postgresUser());
        server.setPassword(stack.postgresPassword());
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(StackAddresses stack, String database) {
        return stack.postgresUrl().replaceFirst("/[^/]*$", "/" + database);
    }
}
