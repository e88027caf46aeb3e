package io.clinstream.features.quality;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Measures one day: the raw records that were appended on it, and what became of them, from bronze, silver, the filed
 * canonical log and the dead letters.
 */
public final class QualityRun {

    /** Sources of a topic with figures of their own; all others share the label {@code other}. */
    static final int MOST_SOURCES = 20;

    private static final List<String> ACCEPTED = List.of("vitals", "labs", "adverse-events");

    private final ObjectStore store;
    private final Topics topics;
    private final Refusals refusals;
    private final Thresholds thresholds;
    private final Path scratch;

    /**
     * Measures what lies in a store.
     *
     * @param scratch where files may lie while it works
     */
    public QualityRun(ObjectStore store, Topics topics, Refusals refusals, Thresholds thresholds, Path scratch) {
        this.store = store;
        this.topics = topics;
        this.refusals = refusals;
        this.thresholds = thresholds;
        this.scratch = scratch;
    }

    /**
     * Measures a day.
     *
     * @param cutOff ages are counted from here: the end of the day, or now
     * @param complete whether every record of the day has gone all its way
     */
    public QualityReport measure(LocalDate date, Instant cutOff, boolean complete, Progress progress)
            throws SQLException, IOException {
        try (Workspace space = Workspace.in(scratch, "clinstream-quality");
                DayBook book = DayBook.open(space.folder())) {
            DayFiles files = new DayFiles(store, space.folder("objects"), progress);
            fill(book, files, date);
            progress.say("measuring");
            prepare(book);
            List<SourceCounts> sources = sources(book);
            Figures figures = new Figures(topics, cutOff.toEpochMilli(), complete);
            List<QualityRow> rows = new ArrayList<>(rows(book, figures));
            rows.addAll(silent(date, sources));
            rows.sort(Comparator.comparing(QualityRow::topic)
                    .thenComparing(QualityRow::source)
                    .thenComparing(row -> Measure.find(row.measure()).orElseThrow()));
            return new QualityReport(
                    QualityReport.FORMAT, date.toString(), cutOff.toString(), complete, sources, rows, files.read());
        }
    }

    private void fill(DayBook book, DayFiles files, LocalDate date) throws SQLException, IOException {
        RawSignals raw = new RawSignals(topics);
        for (Topic topic : topics.raw()) {
            List<Path> lines = files.below("raw/" + topic.name() + "/date=" + date + "/", ".ndjson.gz");
            if (!lines.isEmpty()) {
                book.execute(raw.insert(topic.name(), date, lines));
            }
        }
        // What was appended just before midnight is accepted just after.
        for (LocalDate day : List.of(date, date.plusDays(1))) {
            readParquet(
                    book,
                    "canonical",
                    "kind, canonical_partition, canonical_offset",
                    date,
                    files.below("processed/events/date=" + day + "/", ".parquet"));
            for (String name : ACCEPTED) {
                readParquet(
                        book,
                        "silver",
                        "canonical_partition, canonical_offset, string_split(flags, ',')",
                        date,
                        files.below("processed/" + name + "/date=" + day + "/", ".parquet"));
            }
        }
        try (DuckDBAppender letters = book.appender("dead")) {
            Instant begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            refusals.read(
                    begin,
                    (application, scope, reason, topic, partition, offset) ->
                            append(letters, application, scope, reason, topic, partition, offset));
        }
    }

    private static void readParquet(DayBook book, String table, String columns, LocalDate date, List<Path> files)
            throws SQLException {
        if (!files.isEmpty()) {
            book.execute("INSERT INTO " + table + " SELECT source_topic, source_partition, source_offset, " + columns
                    + " FROM read_parquet(" + DayBook.list(files) + ", union_by_name = true)"
                    + " WHERE CAST(ingested_at AT TIME ZONE 'UTC' AS DATE) = DATE '" + date + "'");
        }
    }

    private static void append(
            DuckDBAppender letters,
            String application,
            String scope,
            String reason,
            String topic,
            int partition,
            long offset) {
        try {
            letters.beginRow();
            letters.append(application);
            letters.append(scope);
            letters.append(reason);
            letters.append(topic);
            letters.append(partition);
            letters.append(offset);
            letters.endRow();
        } catch (SQLException impossible) {
            throw new IllegalStateException("a dead letter does not fit its table", impossible);
        }
    }

    private static void prepare(DayBook book) throws SQLException {
        book.executeAll("quality-records.sql", Map.of("sources", Integer.toString(MOST_SOURCES)));
    }

    private List<QualityRow> rows(DayBook book, Figures figures) throws SQLException {
        List<QualityRow> rows = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            book.query(figures.of(measure), row -> rows.add(row(measure, row)));
        }
        return rows;
    }

    private QualityRow row(Measure measure, ResultSet row) throws SQLException {
        double figure = row.getDouble(3);
        Double value = row.wasNull() ? null : figure;
        return QualityRow.of(
                row.getString(1), row.getString(2), measure, value, row.getLong(4), row.getLong(5), thresholds);
    }

    /** Topics without a record, and sources that sent live records the day before and now none. */
    private List<QualityRow> silent(LocalDate date, List<SourceCounts> sources) {
        Set<String> heard =
                sources.stream().map(one -> one.topic() + " " + one.source()).collect(Collectors.toSet());
        List<QualityRow> rows = new ArrayList<>();
        new QualityReports(store)
                .find(date.minusDays(1))
                .ifPresent(before -> before.sources().stream()
                        .filter(SourceCounts::live)
                        .filter(one -> !heard.contains(one.topic() + " " + one.source()))
                        .forEach(one -> rows.add(nothing(one.topic(), one.source()))));
        topics.raw().stream()
                .map(Topic::name)
                .filter(topic -> sources.stream().noneMatch(one -> one.topic().equals(topic)))
                .forEach(topic -> rows.add(nothing(topic, "none")));
        return rows;
    }

    private QualityRow nothing(String topic, String source) {
        return QualityRow.of(topic, source, Measure.FRESHNESS, null, 0, 0, thresholds);
    }

    private static List<SourceCounts> sources(DayBook book) throws SQLException {
        Map<String, Map<String, Long>> refused = reasons(book, """
                SELECT topic, label, reason, count(*) FROM record WHERE reason IS NOT NULL GROUP BY ALL""");
        Map<String, Map<String, Long>> lost = reasons(book, """
                SELECT r.topic, r.label, l.reason, sum(l.letters) FROM lost l JOIN record r USING (topic, part, pos)
                GROUP BY ALL""");
        List<SourceCounts> sources = new ArrayList<>();
        book.query(
                "SELECT topic, label, bool_or(live), count(*), count(*) FILTER (accepted) FROM record GROUP BY ALL"
                        + " ORDER BY ALL",
                row -> {
                    String key = row.getString(1) + " " + row.getString(2);
                    sources.add(new SourceCounts(
                            row.getString(1),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getLong(4),
                            row.getLong(5),
                            refused.getOrDefault(key, Map.of()),
                            lost.getOrDefault(key, Map.of())));
                });
        return sources;
    }

    private static Map<String, Map<String, Long>> reasons(DayBook book, String query) throws SQLException {
        Map<String, Map<String, Long>> found = new TreeMap<>();
        book.query(
                query,
                row -> found.computeIfAbsent(row.getString(1) + " " + row.getString(2), unseen -> new TreeMap<>())
                        .put(row.getString(3), row.getLong(4)));
        return found;
    }
}
