package io.clinstream.sandbox.part;

import io.clinstream.sandbox.layout.StackAddresses;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to the embedded PostgreSQL as the owner of everything in it. */
public final class Databases {

    private Databases() {}

    /** Connects to one database, with short timeouts. */
    public static Connection connect(int port, String database, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", StackAddresses.POSTGRES_USER);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "10");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
    }
}
