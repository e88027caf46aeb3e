package io.clinstream.features.training;

import io.clinstream.engine.label.LabelState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongFunction;
import org.duckdb.DuckDBAppender;

/** Fills the table {@code labels}: one label for every patient and instant of a query that is in order of both. */
final class LabelTable {

    private final TrainingDatabase database;
    private final Labeller labeller;

    LabelTable(TrainingDatabase database, Labeller labeller) {
        this.database = database;
        this.labeller = labeller;
    }

    /** Fills the table, patient by patient. */
    void fill(String wanted, EventTable.Cursor events) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet instants = statement.executeQuery(wanted);
                DuckDBAppender labels = database.appender("labels")) {
            String patient = null;
            LongFunction<LabelState> labelled = labeller.of(List.of());
            while (instants.next()) {
                String next = instants.getString(1);
                if (!next.equals(patient)) {
                    patient = next;
                    labelled = labeller.of(events.of(next));
                }
                long instant = instants.getLong(2);
                append(labels, next, instant, labelled.apply(instant));
            }
        }
    }

    private static void append(DuckDBAppender labels, String patient, long instant, LabelState state)
            throws SQLException {
        labels.beginRow();
        labels.append(patient);
        labels.append(instant);
        if (state.value().isEmpty()) {
            labels.appendNull();
        } else {
            labels.append(state.value().getAsInt());
        }
        labels.append(state.name());
        labels.endRow();
    }
}
