package io.clinstream.audit;

import io.clinstream.audit.AuditChain.Link;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The audit's tables at one instant, read by cursor: a table of any size passes through in pieces. Needs no right but to
 * read. What it gives throws {@link UnreadableAuditException} where the database stops answering.
 */
public final class AuditReading implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 500;
    private static final String BY_PARTITION = "SELECT " + AuditTable.COLUMNS
            + " FROM predictions WHERE \"partition\" = ? ORDER BY \"partition\", \"offset\"";
    private static final String POSITIONS = "SELECT \"partition\", \"offset\", id, \"timestamp\", row_hash"
            + " FROM prediction_positions WHERE \"partition\" = ? ORDER BY \"partition\", \"offset\"";
    private static final String PARTITIONS = "SELECT DISTINCT \"partition\" FROM predictions"
            + " UNION SELECT DISTINCT \"partition\" FROM prediction_positions";

    private final Connection connection;

    /** Reads through a connection of its own, which it closes. */
    public AuditReading(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /** Partitions of the log that have rows or positions. */
    public Set<Integer> partitions() throws SQLException {
        Set<Integer> partitions = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(PARTITIONS);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                partitions.add(rows.getInt(1));
            }
        }
        return partitions;
    }

    /** The rows of a partition by offset, with their chain. */
    public Iterator<Link> rows(int partition) throws SQLException {
        return new Cursor<>(query(BY_PARTITION, partition), StoredRow::link);
    }

    /** The positions of a partition by offset. */
    public Iterator<Position> positions(int partition) throws SQLException {
        return new Cursor<>(query(POSITIONS, partition), StoredRow::position);
    }

    /** Ends the reading; nothing was changed. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private ResultSet query(String sql, int partition) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.closeOnCompletion();
        query.setFetchSize(ROWS_AT_ONCE);
        query.setInt(1, partition);
        return query.executeQuery();
    }

    @FunctionalInterface
    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static final class Cursor<T> implements Iterator<T> {

        private final ResultSet rows;
        private final Mapping<T> mapping;
        private boolean ready;
        private boolean ended;

        Cursor(ResultSet rows, Mapping<T> mapping) {
            this.rows = rows;
            this.mapping = mapping;
        }

        @Override
        public boolean hasNext() {
            if (!ready && !ended) {
                try {
                    ready = rows.next();
                    ended = !ready;
                    if (ended) {
                        rows.close();
                    }
                } catch (SQLException away) {
                    throw new UnreadableAuditException(away);
                }
            }
            return ready;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no row follows");
            }
            ready = false;
            try {
                return mapping.of(rows);
            } catch (SQLException away) {
                throw new UnreadableAuditException(away);
            }
        }
    }
}
