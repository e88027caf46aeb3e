package io.clinstream.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the training set comes from. */
final class SourceOptions {

    @Option(
            names = "--training-set",
            paramLabel = "ID",
            description = "A training set that was built, by its id; copied from the bucket.")
    private @Nullable String trainingSet;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "A training set that lies in a folder: three Parquet files and manifest.json.")
    private @Nullable Path folder;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "Without the two above: have one built of the last N days; default ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--from", paramLabel = "DATE", description = "Likewise: from this date on instead, UTC.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Likewise: to this date; default today.")
    private @Nullable LocalDate to;

    @Option(names = "--label", paramLabel = "NAME", description = "Likewise: the label; default adverse_event_24h.")
    private @Nullable String label;

    @Option(
            names = "--split",
            paramLabel = "RULE",
            defaultValue = "PATIENT_AND_TIME",
            description = "Likewise: PATIENT_AND_TIME or PATIENT; default ${DEFAULT-VALUE}.")
    private String split = "PATIENT_AND_TIME";

    @Option(
            names = "--split-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Likewise: seed of the draw of patients; default ${DEFAULT-VALUE}.")
    private long splitSeed;

    @Option(
            names = "--wait-minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "Likewise: how long to wait for it; default ${DEFAULT-VALUE}.")
    private int waitMinutes;

    @Nullable
    String trainingSet() {
        return trainingSet;
    }

    @Nullable
    Path folder() {
        return folder;
    }

    int waitMinutes() {
        return waitMinutes;
    }

    /** What is wrong with the options; null if nothing. */
    @Nullable
    String fault() {
        if (trainingSet != null && folder != null) {
            return "--training-set and --folder cannot be given together";
        }
        if (days < 1) {
            return "--days must be 1 or more, was " + days;
        }
        return null;
    }

    /** The request to the feature service. */
    ObjectNode request(Instant now) {
        LocalDate last = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.minusDays(days - 1L) : from;
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("from", first.toString());
        request.put("to", last.toString());
        if (label != null) {
            request.putObject("label").put("name", label);
        }
        request.putObject("split").put("rule", split).put("seed", splitSeed);
        return request;
    }
}
