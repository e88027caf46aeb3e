package io.clinstream.prediction;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditTable;
import io.clinstream.platform.config.Secret;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.StackAddresses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads the table of predictions past the API, as its owner. */
final class AuditReader {

    private final PGSimpleDataSource owner = new PGSimpleDataSource();
    private final AuditChain chain;

    AuditReader(StackAddresses addresses) {
        owner.setUrl(addresses.postgresUrl());
        owner.setUser(addresses.postgresUser());
        owner.setPassword(addresses.postgresPassword());
        chain = new AuditChain(new Secret(addresses.auditKey()));
    }

    Map<String, String> row(String id) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT * FROM predictions WHERE id = ?")) {
            query.setObject(1, UUID.fromString(id));
            try (ResultSet rows = query.executeQuery()) {
                Map<String, String> row = new HashMap<>();
                if (rows.next()) {
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.put(rows.getMetaData().getColumnName(column), rows.getString(column));
                    }
                }
                return row;
            }
        }
    }

    List<AuditChain.Break> breaks() throws SQLException {
        List<AuditChain.Break> breaks = new ArrayList<>();
        AuditTable table = new AuditTable(owner, chain);
        for (int partition = 0; partition < StackOptions.PARTITIONS; partition++) {
            chain.verify(table.chain(partition)).ifPresent(breaks::add);
        }
        return breaks;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void executeAsService(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE clinstream_api");
            statement.execute(sql);
        }
    }
}
