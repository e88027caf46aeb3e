package io.clinstream.stores;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of one sealed date. Its existence is the publication: it names every file with its checksum, so that
 * whoever reads through it gets the same bytes for ever. JSON, fields in this order.
 *
 * @param format of this document, {@value #FORMAT}
 * @param date of {@code timestamp} of the rows, UTC
 * @param version of this date, from 1
 * @param publishedAt when it was put
 * @param labelCutOff labels were made of what was known at or before this instant
 * @param reportingLag how long after the horizon a negative waits for late reports
 * @param labelEvents which adverse events count: {@code TREATMENT_EMERGENT} or {@code ALL}
 * @param featureSet fingerprint of the feature set of the rows; several, comma separated, where a date holds several
 * @param semanticsVersion version of the meaning of the features, as the feature engine states it
 * @param codeVersion version of the program that sealed
 * @param source where the rows came from: {@code offline} or {@code backfill:<name>}
 * @param files in patient order; none for a date without rows
 * @param rows rows in all files
 * @param states rows per state of each label
 * @param inputs what was read, per folder
 * @param replaces the version before; null for the first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SealedManifest(
        int format,
        LocalDate date,
        int version,
        Instant publishedAt,
        Instant labelCutOff,
        Duration reportingLag,
        String labelEvents,
        String featureSet,
        String semanticsVersion,
        String codeVersion,
        String source,
        List<SealedFile> files,
        long rows,
        Map<String, Map<String, Long>> states,
        Map<String, List<SourceRange>> inputs,
        @Nullable Integer replaces) {

    /** The format this program writes and reads. */
    public static final int FORMAT = 1;

    /** Checks the format and copies the collections, in their order. */
    public SealedManifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format of a manifest must be " + FORMAT + ", was " + format);
        }
        files = List.copyOf(files);
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
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
    public static SealedManifest parse(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, SealedManifest.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("this is no manifest of a sealed date", unreadable);
        }
    }
}
