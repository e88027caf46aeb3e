package io.clinstream.audit.anchor;

import io.clinstream.audit.AuditChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The heads of the table; asks the index for the newest row of each partition and counts only what is new. */
public final class TableHeads implements HeadSource {

    private static final String HEADS = """
            WITH RECURSIVE known AS (
                SELECT min("partition") AS number FROM prediction_positions
                UNION ALL
                SELECT (SELECT min("partition") FROM prediction_positions WHERE "partition" > number)
                FROM known WHERE number IS NOT NULL)
            SELECT number, head."offset", head.row_hash
            FROM known CROSS JOIN LATERAL (
                SELECT "offset", row_hash FROM prediction_positions
                WHERE "partition" = number ORDER BY "offset" DESC LIMIT 1) AS head
            WHERE number IS NOT NULL
            ORDER BY number""";
    private static final String ROWS = "SELECT count(*) FROM prediction_positions"
            + " WHERE \"partition\" = ? AND \"offset\" > ? AND \"offset\" <= ?";

    private final DataSource database;

    /** The heads of the table behind a connection pool. */
    public TableHeads(DataSource database) {
        this.database = database;
    }

    @Override
    public List<AnchoredHead> heads(List<AnchoredHead> anchored) throws SQLException {
        List<AnchoredHead> heads = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement query = connection.prepareStatement(HEADS);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    heads.add(new AnchoredHead(rows.getInt(1), rows.getLong(2), 0, rows.getString(3)));
                }
            }
            for (int place = 0; place < heads.size(); place++) {
                heads.set(place, counted(connection, heads.get(place), anchored));
            }
        }
        return heads;
    }

    private static AnchoredHead counted(Connection connection, AnchoredHead head, List<AnchoredHead> anchored)
            throws SQLException {
        AnchoredHead before = anchored.stream()
                .filter(known -> known.partition() == head.partition())
                .findFirst()
                .orElseGet(() -> new AnchoredHead(head.partition(), -1, 0, AuditChain.GENESIS));
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setInt(1, head.partition());
            query.setLong(2, before.offset());
            query.setLong(3, head.offset());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new AnchoredHead(
                        head.partition(), head.offset(), before.rows() + row.getLong(1), head.rowHash());
            }
        }
    }
}
