package io.clinstream.features.quality;

import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.ProgressStyle;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports the quality of one day's data. */
@Command(
        name = "quality",
        description = "Completeness, validity, uniqueness and timeliness of one day, per topic and source.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A day that is over, and whose records have all gone their way, is published once, as",
            "quality/date=D/quality.json and .parquet; later calls show that report. Measures and limits: docs/quality.md.",
            "Exit code 0: no figure is in BREACH; 1: one is, or the run failed."
        })
public final class QualityCommand implements Callable<Integer> {

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--date", paramLabel = "DATE", description = "Day in UTC, YYYY-MM-DD; default: yesterday.")
    private @Nullable LocalDate date;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Longest time to wait for the records of a day that is over; default ${DEFAULT-VALUE}.")
    private int settleSeconds;

    @Option(
            names = "--progress",
            defaultValue = "bar",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ProgressStyle progress;

    @Option(names = "--json", description = "Print the report as its file holds it.")
    private boolean json;

    /** The command on these connections; {@code clock} tells which day is over. */
    public QualityCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
        this.progress = ProgressStyle.bar;
    }

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        LocalDate day = date == null
                ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1)
                : date;
        Thresholds thresholds = Thresholds.from(connections.configuration());
        ObjectStore store = connections.objects();
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        try (Admin admin = connections.admin();
                Progress shown = progress.open("quality", spec.commandLine().getErr())) {
            var topics = connections.kafka().topics();
            QualityRun run = new QualityRun(store, topics, new KafkaRefusals(connections.kafka()), thresholds, scratch);
            SettledDay settled = new SettledDay(admin, topics);
            QualityReport report = new QualityJob(
                            store, run, over -> settled.await(over, Duration.ofSeconds(settleSeconds)), scratch, clock)
                    .report(day, shown);
            print(report, spec.commandLine().getOut());
            return report.with(Status.BREACH).isEmpty() ? 0 : 1;
        }
    }

    private void print(QualityReport report, PrintWriter out) {
        if (json) {
            out.print(new String(QualityReports.json(report), StandardCharsets.UTF_8));
            out.flush();
            return;
        }
        out.printf(
                "%s, as of %s, %s%n",
                report.date(), report.cutOff(), report.complete() ? "complete" : "not complete, not published");
        for (SourceCounts source : report.sources()) {
            out.printf(
                    Locale.ROOT,
                    "%n%s from %s: %,d records, %,d accepted, refused %s%n",
                    source.topic(),
                    source.source(),
                    source.records(),
                    source.accepted(),
                    source.refused());
            report.rows().stream()
                    .filter(row ->
                            row.topic().equals(source.topic()) && row.source().equals(source.source()))
                    .forEach(row -> print(row, out));
        }
        report.with(Status.NO_DATA).stream()
                .filter(row -> row.whole() == 0 && row.measure().equals(Measure.FRESHNESS.id()))
                .forEach(row -> out.printf("%n%s from %s: no record%n", row.topic(), row.source()));
        out.printf("%n%s%n", report.statuses());
    }

    private static void print(QualityRow row, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %-8s %-12s %-18s %s%n",
                row.status(),
                row.dimension(),
                row.measure(),
                row.value() == null
                        ? "-"
                        : row.unit() == Measure.Unit.SECONDS
                                ? String.format(Locale.ROOT, "%,.1f s", row.value())
                                : String.format(
                                        Locale.ROOT, "%.4f (%,d of %,d)", row.value(), row.part(), row.whole()));
    }
}
