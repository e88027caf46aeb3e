package io.clinstream.training.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.json.Json;
import io.clinstream.registry.Approval;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.training.data.UnusableTrainingSetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a version into production, if it is better than what is there. */
@Command(
        name = "promote",
        description = {
            "Puts a version into production if it is better than the one that is there, on the candidate's own test rows:"
                    + " higher AUPRC, and AUROC not lower. The first of a name is compared with NEWS2.",
            "Services that serve the model load it within seconds."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit code 4: not better; nothing was changed."})
final class PromoteCommand implements Callable<Integer> {

    private final RegistryAccess access;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    private String name;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The candidate.")
    private int version;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the history.")
    private String reason;

    @Mixin
    private Who who;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Labelled rows to compare on, a Parquet file like the parts of a training set. Default: the test"
                            + " rows of the candidate's training set.")
    private @Nullable Path data;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description =
                    "Column of --data with the label, 1 or 0. Default: the one that manifest.json beside it names.")
    private @Nullable String label;

    @Option(
            names = "--override",
            paramLabel = "REASON",
            description = "Promote in spite of the comparison, or without one. The reason is kept with the figures.")
    private @Nullable String override;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    PromoteCommand(RegistryAccess access) {
        this.access = access;
        this.name = "";
        this.reason = "";
        this.who = new Who();
    }

    @Override
    public Integer call() throws IOException {
        try (RegistryAccess.Opened opened = access.open()) {
            ModelRegistry registry = opened.registry();
            Optional<RegisteredVersion> current = registry.production(name);
            ModelPackage candidate = registry.load(name, version);
            Optional<Verdict> verdict = verdict(opened, candidate, current);
            verdict.ifPresent(found -> spec.commandLine().getErr().println(found.sentence()));
            Optional<Approval> approval = approval(verdict, current);
            approval.ifPresent(given -> registry.promote(name, version, given, who.name(), reason));
            report(approval, verdict);
            return approval.isPresent() ? 0 : ModelsMain.NOT_BETTER;
        }
    }

    private Optional<Verdict> verdict(
            RegistryAccess.Opened opened, ModelPackage candidate, Optional<RegisteredVersion> current)
            throws IOException {
        try (TestRows rows = data == null
                ? TestRows.ofTrainingSet(candidate.manifest().training(), opened.objects())
                : TestRows.ofFile(data, label)) {
            PromotionGate gate = new PromotionGate(name + "-" + version, candidate, rows);
            return Optional.of(
                    current.isPresent()
                            ? gate.against(
                                    current.get().servedAs(),
                                    opened.registry().load(name, current.get().version()))
                            : gate.againstNews2());
        } catch (NoComparisonException | UnusableTrainingSetException impossible) {
            if (override == null) {
                throw impossible;
            }
            spec.commandLine().getErr().println("not compared: " + impossible.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Approval> approval(Optional<Verdict> verdict, Optional<RegisteredVersion> current) {
        Optional<String> figures = verdict.map(Verdict::json);
        OptionalInt served = current.map(now -> OptionalInt.of(now.version())).orElseGet(OptionalInt::empty);
        if (verdict.isPresent() && verdict.get().better()) {
            return Optional.of(
                    served.isPresent()
                            ? new Approval.Beats(
                                    served.getAsInt(), verdict.get().json())
                            : new Approval.FirstInProduction(figures));
        }
        return override == null ? Optional.empty() : Optional.of(new Approval.Overridden(served, figures, override));
    }

    private void report(Optional<Approval> approval, Optional<Verdict> verdict) throws IOException {
        if (json) {
            ObjectNode result = Json.MAPPER
                    .createObjectNode()
                    .put("model_version", name + "-" + version)
                    .put("promoted", approval.isPresent())
                    .put(
                            "override",
                            approval.filter(given -> given instanceof Approval.Overridden)
                                    .isPresent());
            if (verdict.isPresent()) {
                result.set("comparison", Json.MAPPER.readTree(verdict.get().json()));
            }
            spec.commandLine().getOut().println(result);
        } else if (approval.isPresent()) {
            spec.commandLine().getOut().println(name + "-" + version + " is in production");
        } else {
            spec.commandLine()
                    .getErr()
                    .println("refused: " + name + "-" + version
                            + " is not better; --override REASON promotes it anyway");
        }
    }
}
