package io.clinstream.sandbox.setup;

import io.clinstream.database.DatabaseSchema;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.sandbox.part.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Creates our database and its tables.
 *
 * @param port port of the server
 * @param password password of its owner
 */
public record DatabaseSetup(int port, String password) implements Setup {

    private static final String DATABASE = "clinstream";

    @Override
    public void apply() throws SQLException {
        try (Connection connection = Databases.connect(port, "postgres", password);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + DATABASE);
            }
        }
        DatabaseSchema.migrate(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, StackAddresses.POSTGRES_USER, password);
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "DatabaseSetup[port=" + port + "]";
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }
}
