package io.clinstream.features.training;

import io.clinstream.engine.label.Label;
import io.clinstream.features.training.RowSelection.Dates;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The view {@code vectors}: every vector that can enter, of sealed and of open dates, as it was known at the cut-off. A
 * vector is known once both its instant and its newest event are; so an expiry that had not come yet at the cut-off is not
 * there either. Besides the columns of a vector it has {@code sealed}, {@code sealed_label}, {@code sealed_state} and
 * {@code source}, the copy it stands in.
 */
final class VectorView {

    private final TrainingDatabase database;
    private final TrainingRequest request;
    private final VectorColumns columns;

    VectorView(TrainingDatabase database, TrainingRequest request, VectorColumns columns) {
        this.database = database;
        this.request = request;
        this.columns = columns;
    }

    /** Makes the view over local files. */
    void create(SourcePlan plan, List<Path> sealed, List<Path> offline) throws SQLException {
        String known = known(plan);
        database.execute("CREATE VIEW vectors AS " + sealedRows(sealed, known) + " UNION ALL "
                + offlineRows(offline, known + " AND CAST(\"timestamp\" AS DATE) IN (" + dates(plan.open()) + ")"));
    }

    private String sealedRows(List<Path> files, String where) throws SQLException {
        Label label = request.label().label();
        if (files.isEmpty()) {
            return rows(columns.ofNothing(), "true", "NULL", "NULL", "(SELECT NULL AS filename)", "false");
        }
        return request.rows() instanceof Dates
                ? rows(
                        columns.readFrom(present(files)),
                        "true",
                        label.column(),
                        label.stateColumn(),
                        read(files),
                        where)
                : rows(columns.readFrom(present(files)), "true", "NULL", "NULL", read(files), where);
    }

    private String offlineRows(List<Path> files, String where) throws SQLException {
        return files.isEmpty()
                ? rows(columns.ofNothing(), "false", "NULL", "NULL", "(SELECT NULL AS filename)", "false")
                : rows(columns.readFrom(present(files)), "false", "NULL", "NULL", read(files), where);
    }

    private static String rows(String columns, String sealed, String label, String state, String from, String where) {
        return "SELECT " + columns + ", " + sealed + " AS sealed, CAST(" + label + " AS INTEGER) AS sealed_label, CAST("
                + state + " AS VARCHAR) AS sealed_state, CAST(filename AS VARCHAR) AS source FROM " + from + " WHERE "
                + where;
    }

    private String known(SourcePlan plan) {
        String cutOff = TrainingDatabase.instant(request.knownAt());
        return "\"timestamp\" >= " + TrainingDatabase.instant(midnight(plan.first())) + " AND \"timestamp\" < "
                + TrainingDatabase.instant(midnight(plan.last().plusDays(1))) + " AND \"timestamp\" <= " + cutOff
                + " AND known_at <= " + cutOff;
    }

    private Set<String> present(List<Path> files) throws SQLException {
        return new HashSet<>(database.texts("DESCRIBE SELECT * FROM " + read(files)));
    }

    private static String read(List<Path> files) {
        return "read_parquet(["
                + files.stream()
                        .map(file -> TrainingDatabase.text(file.toString()))
                        .collect(Collectors.joining(", "))
                + "], union_by_name = true, filename = true, hive_partitioning = false)";
    }

    private static String dates(Set<LocalDate> dates) {
        return dates.isEmpty()
                ? "NULL"
                : dates.stream()
                        .map(date -> "DATE " + TrainingDatabase.text(date.toString()))
                        .collect(Collectors.joining(", "));
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
