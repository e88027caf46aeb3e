package io.clinstream.operations.parity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of one query, one at a time; closes the connection it was made on. */
final class RowCursor implements AutoCloseable {

    private final Connection connection;
    private final ResultSet rows;

    RowCursor(Connection connection, ResultSet rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** Goes to the next row; false: there is none. */
    boolean next() throws SQLException {
        return rows.next();
    }

    /** The row it stands on. */
    ResultSet row() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
