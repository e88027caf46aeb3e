package io.clinstream.features.training;

import io.clinstream.engine.label.LabelEvents;
import io.clinstream.features.training.TrainingRequestBody.LabelBody;
import io.clinstream.features.training.TrainingRequestBody.SplitBody;
import io.clinstream.platform.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A request for a training set, on the command line. */
final class TrainingSetOptions {

    @Option(
            names = "--request",
            paramLabel = "FILE",
            description = "The request as JSON, as POST /training-sets takes it.")
    private @Nullable Path request;

    @Option(names = "--from", paramLabel = "DATE", description = "First date of vectors, YYYY-MM-DD, UTC.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last date of vectors.")
    private @Nullable LocalDate to;

    @Option(
            names = "--instants",
            paramLabel = "FILE",
            description = "Instead of dates: CSV with the header patient_id,instant.")
    private @Nullable Path instants;

    @Option(
            names = "--knowledge",
            description = "With --instants: ${COMPLETION-CANDIDATES}; what a vector may know. Default AS_SERVED.")
    private @Nullable Knowledge knowledge;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "With --instants: how much older than its instant a served vector may be; default PT48H.")
    private @Nullable Duration maxAge;

    @Option(
            names = "--known-at",
            paramLabel = "INSTANT",
            description = "Nothing that became known later enters, for example 2026-11-20T12:30:00Z; default now.")
    private @Nullable Instant knownAt;

    @Option(names = "--label", paramLabel = "NAME", description = "Label; default adverse_event_24h.")
    private @Nullable String label;

    @Option(
            names = "--reporting-lag",
            paramLabel = "DURATION",
            description = "How long a negative waits for late reports; default as configured.")
    private @Nullable Duration reportingLag;

    @Option(
            names = "--label-events",
            description = "${COMPLETION-CANDIDATES}; which adverse events count; default as configured.")
    private @Nullable LabelEvents labelEvents;

    @Option(
            names = "--features",
            paramLabel = "NAME",
            split = ",",
            description = "Only these features, comma separated; default all.")
    private @Nullable List<String> features;

    @Option(names = "--split", description = "${COMPLETION-CANDIDATES}; default PATIENT_AND_TIME.")
    private @Nullable SplitRule split;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Seed of the draw of patients; default 1.")
    private @Nullable Long seed;

    @Option(
            names = "--version-of",
            paramLabel = "DATE=N",
            description =
                    "Read that sealed version of a date; repeatable. Default: the newest published by --known-at.")
    private @Nullable Map<LocalDate, Integer> versions;

    /**
     * The request.
     *
     * @throws IOException a file cannot be read
     * @throws InvalidTrainingRequestException an option is out of its bounds
     */
    TrainingRequest request(LabelChoice defaults, Instant now) throws IOException {
        return body().request(defaults, now);
    }

    private TrainingRequestBody body() throws IOException {
        if (request != null) {
            return Json.MAPPER.readValue(Files.readAllBytes(request), TrainingRequestBody.class);
        }
        return new TrainingRequestBody(
                from,
                to,
                instants == null ? null : list(instants),
                knowledge,
                maxAge,
                knownAt,
                new LabelBody(label, reportingLag, labelEvents),
                features,
                new SplitBody(split, seed),
                versions);
    }

    private static List<PatientInstant> list(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return InstantsCsv.read(text);
        }
    }
}
