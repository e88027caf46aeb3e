package io.clinstream.prediction;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditReading;
import io.clinstream.audit.proof.ChainProof;
import io.clinstream.audit.proof.Finding;
import io.clinstream.platform.config.Secret;
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

    List<Finding> findings() throws SQLException {
        ChainProof proof = new ChainProof(chain);
        try (AuditReading table = new AuditReading(owner.getConnection())) {
            for (int partition : table.partitions()) {
                proof.partition(partition, List.of(), table.rows(partition), table.positions(partition), row -> {});
            }
        }
        return proof.findings();
    }

    /** Ids of all rows. */
    List<String> ids() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM predictions")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
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
