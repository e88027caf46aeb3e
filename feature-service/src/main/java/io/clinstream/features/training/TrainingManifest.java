package io.clinstream.features.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a training set is and what it was made of. Its existence is the publication. It holds no time of building, so that
 * the same request makes the same bytes. JSON, fields in this order.
 *
 * @param format of this document, {@value #FORMAT}
 * @param id of the request
 * @param request what was asked for, every default filled in
 * @param features the columns that are features
 * @param codeVersion version of the program that built it
 * @param sealed the sealed dates read
 * @param offline the objects of the offline store that rows came from, for dates not sealed at the cut-off
 * @param events the objects of the canonical log by patient that labels, or vectors computed anew, came from
 * @param featureSets candidate rows per feature set
 * @param states candidate rows per label state; {@code NO_VECTOR}: instants without one
 * @param cuts where the times of the parts meet; null where rows are split by patient only, or there are none
 * @param leftOut rows with a settled label that fit the patients of a part but not its time, per part
 * @param splits what each part holds
 * @param files the files, next to this document
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TrainingManifest(
        int format,
        String id,
        ObjectNode request,
        List<String> features,
        String codeVersion,
        List<SealedInput> sealed,
        List<ObjectInput> offline,
        List<ObjectInput> events,
        Map<String, Long> featureSets,
        Map<String, Long> states,
        @Nullable Cuts cuts,
        Map<String, Long> leftOut,
        Map<String, Part> splits,
        List<TrainingFile> files) {

    /** The format this program writes and reads. */
    public static final int FORMAT = 1;

    /** A sealed date that was read: which version, its manifest, and how many rows it gave. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record SealedInput(
            LocalDate date, int version, String manifest, String sha256, Instant labelCutOff, long rows) {}

    /** An object that was read, and how many rows it gave. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ObjectInput(String key, long bytes, String sha256, long rows) {}

    /** Where the time of validation and the time of test begin. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Cuts(Instant validation, Instant test) {}

    /** What a part holds; the instants are null where it is empty. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Part(
            long rows,
            long patients,
            Map<String, Long> states,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /** A file of the training set. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record TrainingFile(String key, long bytes, String sha256, long rows) {}

    /** Checks the format and copies the collections, in their order. */
    public TrainingManifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format of a training set must be " + FORMAT + ", was " + format);
        }
        request = request.deepCopy();
        features = List.copyOf(features);
        sealed = List.copyOf(sealed);
        offline = List.copyOf(offline);
        events = List.copyOf(events);
        featureSets = ordered(featureSets);
        states = ordered(states);
        leftOut = ordered(leftOut);
        splits = ordered(splits);
        files = List.copyOf(files);
    }

    @Override
    public ObjectNode request() {
        return request.deepCopy();
    }

    /** The document, UTF-8, the same for the same manifest. */
    public byte[] json() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return (Json.MAPPER.writer(printer).writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a manifest cannot be written", impossible);
        }
    }

    /**
     * Reads a document.
     *
     * @throws UncheckedIOException it is no manifest of this format
     */
    public static TrainingManifest parse(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, TrainingManifest.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("this is no manifest of a training set", unreadable);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
