package io.clinstream.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.clinstream.platform.config.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A small pool of connections that fails fast: PostgreSQL is never on the path of an answer. */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int SOCKET_SECONDS = 10;

    private final String url;
    private final String user;
    private final Secret password;
    private final HikariDataSource pool;

    /**
     * Opens no connection yet.
     *
     * @param role role taken on every connection, {@link DatabaseSchema#SERVICE_ROLE}; empty: the account's own
     */
    public Database(String url, String user, Secret password, String role) {
        this.url = url;
        this.user = user;
        this.password = password;
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("postgres");
        settings.setJdbcUrl(url);
        settings.setUsername(user);
        settings.setPassword(password.reveal());
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(0);
        settings.setConnectionTimeout(WAIT.toMillis());
        settings.setValidationTimeout(WAIT.toMillis() / 2);
        settings.setInitializationFailTimeout(-1);
        settings.addDataSourceProperty("connectTimeout", Long.toString(WAIT.toSeconds()));
        settings.addDataSourceProperty("socketTimeout", Integer.toString(SOCKET_SECONDS));
        if (!role.isEmpty()) {
            settings.setConnectionInitSql("SET ROLE \"" + role.replace("\"", "\"\"") + "\"");
        }
        this.pool = new HikariDataSource(settings);
    }

    /** The connections. */
    public javax.sql.DataSource connections() {
        return pool;
    }

    /** Brings the tables up to date, as the account itself and not in the service's role. */
    public void migrate() {
        DatabaseSchema.migrate(url, user, password.reveal());
    }

    /** Whether the database answers now. */
    public boolean isReachable() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException away) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
