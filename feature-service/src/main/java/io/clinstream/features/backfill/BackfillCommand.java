package io.clinstream.features.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.features.backfill.BackfillRequest.Range;
import io.clinstream.features.backfill.compare.Comparison;
import io.clinstream.features.backfill.compare.Differences;
import io.clinstream.features.backfill.compare.StoreFiles;
import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.ProgressStyle;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays the canonical log of bronze into an offline version of its own. */
@Command(
        name = "backfill",
        sortOptions = false,
        description = {
            "Replays the canonical log of bronze with the features of this program into features/backfill/NAME.",
            "Reads objects and schemas only: the live path is not disturbed. A killed run goes on with --resume.",
            "A complete backfill is sealed with: scripts/seal.sh --source backfill:NAME"
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 complete; 1 failed, for example an object of bronze is missing; 2 wrong call or configuration;",
            "3 complete, and --compare found differences."
        })
public final class BackfillCommand implements Callable<Integer> {

    private static final int DIFFERENT = 3;

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Name of the new version: lower case letters, digits, hyphens.")
    private String name = "";

    @Option(names = "--from", paramLabel = "DATE", description = "First date to write, YYYY-MM-DD, UTC; default all.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last date to write; default all.")
    private @Nullable LocalDate to;

    @Option(names = "--resume", description = "Go on from the newest checkpoint of that name, if there is one.")
    private boolean resume;

    @Option(
            names = "--topic-id",
            paramLabel = "ID",
            defaultValue = "",
            description = "Which canonical log, where the topic was made anew: first characters of its id.")
    private String topicId = "";

    @Option(
            names = "--compare",
            paramLabel = "STORE",
            description = "Report differences from ${COMPLETION-CANDIDATES}, value by value.")
    private @Nullable StoreFiles compare;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report of differences as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Local folder for runs and files in work; about the size of the new version.")
    private Path workDir = Path.of("");

    @Option(
            names = "--progress",
            defaultValue = "bar",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ProgressStyle progress = ProgressStyle.bar;

    @Option(names = "--json", description = "Print one JSON object: manifest and differences.")
    private boolean json;

    /** The command on these connections. */
    public BackfillCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws IOException {
        Configuration configuration = connections.configuration();
        BackfillRequest request = request(configuration);
        ObjectStore store = connections.objects();
        try (Workspace space = Workspace.in(workDir, "clinstream-backfill")) {
            BackfillManifest manifest = backfill(store, configuration, request, space);
            Optional<Differences> differences = compared(store, manifest, space);
            print(manifest, differences);
            return differences.map(Differences::none).orElse(true) ? 0 : DIFFERENT;
        }
    }

    private BackfillRequest request(Configuration configuration) {
        try {
            BackfillRequest request = new BackfillRequest(
                    name,
                    connections.kafka().topics().events().name(),
                    topicId,
                    new Range(Optional.ofNullable(from), Optional.ofNullable(to)),
                    VectorPlan.current(),
                    configuration.number(Setting.LOG_EPOCH, 1, Integer.MAX_VALUE),
                    configuration.find(Setting.CONFLATION).isEmpty()
                            ? Duration.ZERO
                            : configuration.duration(Setting.CONFLATION));
            request.paths();
            return request;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private BackfillManifest backfill(
            ObjectStore store, Configuration configuration, BackfillRequest request, Workspace space) {
        try (Progress shown = progress.open("backfill", spec.commandLine().getErr())) {
            Backfill backfill = new Backfill(
                    store,
                    new SchemaRegistryClient(configuration.uri(Setting.SCHEMA_REGISTRY_URL)),
                    request,
                    BackfillSizes.STANDARD,
                    space.folder("runs"),
                    shown);
            if (!resume && backfill.complete().isEmpty() && backfill.isStarted()) {
                throw new ParameterException(
                        spec.commandLine(), "backfill " + name + " was started; --resume it or choose another name");
            }
            return backfill.run();
        }
    }

    private Optional<Differences> compared(ObjectStore store, BackfillManifest manifest, Workspace space)
            throws IOException {
        if (compare == null) {
            return Optional.empty();
        }
        try (Progress shown = progress.open("compare", spec.commandLine().getErr())) {
            Differences differences = new Comparison(store, manifest, space.folder("compare")).with(compare, shown);
            if (report != null) {
                Files.write(report, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(differences));
            }
            return Optional.of(differences);
        }
    }

    private void print(BackfillManifest manifest, Optional<Differences> differences) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode all = Json.MAPPER.createObjectNode();
            all.set("manifest", Json.MAPPER.valueToTree(manifest));
            all.set("differences", Json.MAPPER.valueToTree(differences.orElse(null)));
            out.println(Json.MAPPER.writeValueAsString(all));
            return;
        }
        long dates = manifest.files().stream()
                .map(BackfillManifest.File::date)
                .distinct()
                .count();
        out.printf(
                Locale.ROOT,
                "backfill %s: %,d vectors of %,d dates in %,d files, feature set %s%n",
                manifest.name(),
                manifest.rows(),
                dates,
                manifest.files().size(),
                manifest.featureSet());
        differences.ifPresent(found -> print(found, out));
    }

    private static void print(Differences differences, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "compared with %s: %,d rows; only in the backfill %,d, only in the store %,d%n",
                differences.with(),
                differences.compared(),
                differences.onlyInBackfill(),
                differences.onlyInStore());
        differences.addedFeatures().forEach(feature -> out.println("new: " + feature));
        differences.goneFeatures().forEach(feature -> out.println("gone: " + feature));
        differences.columns().forEach((feature, column) -> {
            Differences.First first = column.first();
            if (first != null) {
                out.printf(
                        Locale.ROOT,
                        "different: %s in %,d of %,d, first at partition %d offset %d sequence %d%n",
                        feature,
                        column.different(),
                        column.compared(),
                        first.canonicalPartition(),
                        first.canonicalOffset(),
                        first.sequence());
            }
        });
    }
}
