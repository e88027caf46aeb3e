package io.clinstream.features.seal;

import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelState;
import io.clinstream.engine.label.PatientLabels;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The label columns of sealed rows, joined by patient and instant. */
final class LabelColumns {

    private final Database database;

    LabelColumns(Database database) {
        this.database = database;
        database.run("CREATE TABLE IF NOT EXISTS labels (patient_id VARCHAR, instant BIGINT, "
                + Arrays.stream(Label.values())
                        .map(label -> label.stateColumn() + " VARCHAR")
                        .collect(Collectors.joining(", "))
                + ")");
    }

    /** Computes the labels of every instant of a day anew. */
    void fill(long day, KnownReports known) {
        database.run("DELETE FROM labels");
        try (DuckDBAppender appender = database.appender("labels")) {
            Filling filling = new Filling(appender, known);
            database.each(
                    "SELECT DISTINCT patient_id, epoch_ms(timestamp) FROM vectors WHERE seal_day = ? ORDER BY 1, 2",
                    row -> filling.add(row.getString(1), row.getLong(2)),
                    day);
        } catch (SQLException failed) {
            throw new IllegalStateException("labels cannot be stored", failed);
        }
    }

    /** The columns as a query over {@code labels l} selects them. */
    static String selected() {
        return Arrays.stream(Label.values())
                .map(label -> "CASE l." + label.stateColumn() + values() + " END::INTEGER AS " + label.column() + ", l."
                        + label.stateColumn())
                .collect(Collectors.joining(", "));
    }

    /** Rows of a day per state of each label. */
    Map<String, Map<String, Long>> counts(long day) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (Label label : Label.values()) {
            Map<String, Long> states = new LinkedHashMap<>();
            for (LabelState state : LabelState.values()) {
                states.put(state.name(), 0L);
            }
            database.each(
                    "SELECT l." + label.stateColumn() + ", count(*) FROM vectors v JOIN labels l"
                            + " ON l.patient_id = v.patient_id AND l.instant = epoch_ms(v.timestamp)"
                            + " WHERE v.seal_day = ? GROUP BY 1",
                    row -> states.put(row.getString(1), row.getLong(2)),
                    day);
            counts.put(label.column(), states);
        }
        return counts;
    }

    private static String values() {
        return Arrays.stream(LabelState.values())
                .filter(state -> state.value().isPresent())
                .map(state -> " WHEN '" + state + "' THEN " + state.value().getAsInt())
                .collect(Collectors.joining());
    }

    private static final class Filling {

        private final DuckDBAppender appender;
        private final KnownReports known;
        private @Nullable String patient;
        private @Nullable PatientLabels labels;

        Filling(DuckDBAppender appender, KnownReports known) {
            this.appender = appender;
            this.known = known;
        }

        void add(String patientId, long asOf) throws SQLException {
            PatientLabels current = labels;
            if (current == null || !patientId.equals(patient)) {
                current = known.labels(patientId);
                labels = current;
                patient = patientId;
            }
            appender.beginRow();
            appender.append(patientId);
            appender.append(asOf);
            for (Label label : Label.values()) {
                appender.append(current.state(label, asOf).name());
            }
            appender.endRow();
        }
    }
}
