package io.clinstream.producer.source.ndjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.files.GzipDetection;
import io.clinstream.files.TrialFileException;
import io.clinstream.platform.json.Json;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records archived one JSON object a line: bronze. Sent in the order of the lines; due at their old append time. */
public final class NdjsonSource implements EventSource {

    private static final int COHORT = 10_000;

    private final List<Path> files;

    /** Reads these files, in this order. */
    public NdjsonSource(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public Duration grain() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration step() {
        return Duration.ofDays(1);
    }

    @Override
    public void read(CohortConsumer cohorts, Skipped skipped) throws IOException {
        List<RawEvent> cohort = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(GzipDetection.open(file), StandardCharsets.UTF_8))) {
                long number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    event(name, number, line, skipped).ifPresent(cohort::add);
                    if (cohort.size() == COHORT) {
                        cohorts.accept(cohort);
                        cohort = new ArrayList<>();
                    }
                }
            }
        }
        if (!cohort.isEmpty()) {
            cohorts.accept(cohort);
        }
    }

    private static Optional<RawEvent> event(String file, long number, String line, Skipped skipped)
            throws TrialFileException {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            return ArchivedRecord.of(json, skipped);
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            throw TrialFileException.ofRow(file, number, "this is no archived record: " + firstLine(broken));
        }
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
