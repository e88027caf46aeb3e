package io.clinstream.operations.shell;

import io.clinstream.operations.access.Connections;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one query on PostgreSQL, in a read-only transaction, and prints its rows. */
@Command(
        name = "sql",
        description = "Runs one query on PostgreSQL (read-only) and prints its rows.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: sql \"SELECT status, count(*) FROM predictions GROUP BY status\""})
public final class SqlCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a row.")
    private boolean json;

    @Option(
            names = "--limit",
            defaultValue = "1000",
            description = "Most rows to fetch; default ${DEFAULT-VALUE}, 0 for all.")
    private int limit;

    @Parameters(paramLabel = "QUERY", description = "The query.")
    private String query;

    /** The command on these connections. */
    public SqlCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection connection = connections.postgres();
                Statement statement = connection.createStatement()) {
            statement.setMaxRows(limit);
            try (ResultSet rows = statement.executeQuery(query)) {
                if (json) {
                    QueryResult.printJson(rows, out);
                } else if (QueryResult.printTable(rows, out) == limit && limit > 0) {
                    out.println("(more rows may follow; see --limit)");
                }
            }
        }
        return 0;
    }
}
