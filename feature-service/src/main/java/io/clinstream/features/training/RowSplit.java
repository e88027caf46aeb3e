package io.clinstream.features.training;

import io.clinstream.engine.label.Label;
import io.clinstream.features.training.TimeCuts.Stretch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * Parts the rows whose label is settled, and writes each part as one Parquet file: rows in order of patient, instant and
 * place in the log, so that the same rows are the same bytes.
 */
final class RowSplit {

    /** The states whose rows enter. */
    static final List<String> SETTLED = List.of("POSITIVE", "NEGATIVE_MATURE");

    private static final String IS_SETTLED = "label_state IN ('POSITIVE', 'NEGATIVE_MATURE')";
    private static final int ROW_GROUP = 16_384;

    private final TrainingDatabase database;
    private final VectorColumns columns;
    private final Label label;

    RowSplit(TrainingDatabase database, VectorColumns columns, Label label) {
        this.database = database;
        this.columns = columns;
        this.label = label;
    }

    /** Draws the patients, finds the cuts, and makes the view {@code kept}; the cuts, where there are any. */
    Optional<TimeCuts> part(SplitPlan plan) throws SQLException {
        draw(plan.seed());
        Optional<TimeCuts> cuts = plan.rule() == SplitRule.PATIENT ? Optional.empty() : cuts();
        database.execute("CREATE VIEW kept AS SELECT * FROM settled WHERE "
                + cuts.map(RowSplit::inTime).orElse("true"));
        return cuts;
    }

    /** Rows whose label is settled, by the part of their patient. */
    Map<String, Long> settled() throws SQLException {
        return database.counts("SELECT split, count(*) FROM settled GROUP BY split ORDER BY split");
    }

    /** What a part holds. */
    TrainingManifest.Part describe(Split split) throws SQLException {
        String rows = " FROM kept WHERE split = " + TrainingDatabase.text(split.label());
        Map<String, Long> states = new LinkedHashMap<>();
        Map<String, Long> counted = database.counts("SELECT label_state, count(*)" + rows + " GROUP BY label_state");
        SETTLED.forEach(state -> states.put(state, counted.getOrDefault(state, 0L)));
        List<TrainingManifest.Part> described = new ArrayList<>();
        database.query(
                "SELECT count(*), count(DISTINCT patient_id), epoch_ms(min(instant)), epoch_ms(max(instant))" + rows,
                row -> {
                    boolean empty = row.getLong(1) == 0;
                    described.add(new TrainingManifest.Part(
                            row.getLong(1),
                            row.getLong(2),
                            states,
                            empty ? null : Instant.ofEpochMilli(row.getLong(3)),
                            empty ? null : Instant.ofEpochMilli(row.getLong(4))));
                });
        return described.get(0);
    }

    /** Writes a part. */
    void write(Split split, Path file) throws SQLException {
        database.execute("COPY (SELECT instant, " + columns.named("kept") + ", label AS "
                + TrainingDatabase.name(label.column()) + ", label_state FROM kept WHERE split = "
                + TrainingDatabase.text(split.label())
                + " ORDER BY patient_id, instant, \"timestamp\", log_epoch, canonical_partition, canonical_offset,"
                + " sequence) TO " + TrainingDatabase.text(file.toString())
                + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP + ")");
    }

    private void draw(long seed) throws SQLException {
        PatientDraw draw = new PatientDraw(seed);
        List<String> patients =
                database.texts("SELECT DISTINCT patient_id FROM candidates WHERE " + IS_SETTLED + " ORDER BY 1");
        database.execute("CREATE TABLE drawn (patient_id VARCHAR, split VARCHAR)");
        try (DuckDBAppender appender = database.appender("drawn")) {
            for (String patient : patients) {
                appender.beginRow();
                appender.append(patient);
                appender.append(draw.of(patient).label());
                appender.endRow();
            }
        }
        database.execute("CREATE VIEW settled AS SELECT c.*, d.split FROM candidates c JOIN drawn d"
                + " ON c.patient_id = d.patient_id WHERE " + IS_SETTLED);
    }

    private Optional<TimeCuts> cuts() throws SQLException {
        List<Long> span = new ArrayList<>();
        database.query(
                "SELECT epoch_ms(min(instant)), epoch_ms(max(instant)) FROM settled HAVING count(*) > 0", row -> {
                    span.add(row.getLong(1));
                    span.add(row.getLong(2));
                });
        if (span.isEmpty()) {
            return Optional.empty();
        }
        long width = TimeCuts.width(span.get(1) - span.get(0));
        List<Stretch> stretches = new ArrayList<>();
        database.query(
                "SELECT millis - ((millis % " + width + ") + " + width + ") % " + width + " AS start,"
                        + " count(*) FILTER (split = 'train'), count(*) FILTER (split = 'validation'),"
                        + " count(*) FILTER (split = 'test')"
                        + " FROM (SELECT epoch_ms(instant) AS millis, split FROM settled) GROUP BY start ORDER BY start",
                row -> stretches.add(new Stretch(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
        long end = stretches.get(stretches.size() - 1).start() + width;
        return Optional.of(TimeCuts.between(stretches, end));
    }

    private static String inTime(TimeCuts cuts) {
        return "CASE split WHEN 'train' THEN epoch_ms(instant) < " + cuts.validation()
                + " WHEN 'validation' THEN epoch_ms(instant) >= " + cuts.validation() + " AND epoch_ms(instant) < "
                + cuts.test() + " ELSE epoch_ms(instant) >= " + cuts.test() + " END";
    }
}
