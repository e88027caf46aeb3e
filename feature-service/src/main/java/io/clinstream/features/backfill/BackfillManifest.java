package io.clinstream.features.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.clinstream.platform.json.Json;
import io.clinstream.stores.SourceRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete backfill. It is put last, so its existence says that every file it names is there.
 *
 * @param format of this document, {@value #FORMAT}
 * @param name of the backfill
 * @param from first date that was written; null: no bound
 * @param to last date that was written; null: no bound
 * @param featureSet fingerprint of the feature set of the rows
 * @param semanticsVersion version of the meaning of the features
 * @param codeVersion version of the program that replayed
 * @param logEpoch epoch of the canonical log
 * @param inputs what was replayed; rows are records of the canonical log
 * @param refused records that the live application refuses too
 * @param conflated vectors that gave way to a newer one
 * @param files by date, then in order of their rows: patient, instant, place in the log
 * @param rows rows in all files
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BackfillManifest(
        int format,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String featureSet,
        String semanticsVersion,
        String codeVersion,
        int logEpoch,
        List<SourceRange> inputs,
        long refused,
        long conflated,
        List<File> files,
        long rows) {

    /** The format this program writes and reads. */
    public static final int FORMAT = 1;

    /** Checks the format and copies the lists. */
    public BackfillManifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format of a backfill must be " + FORMAT + ", was " + format);
        }
        inputs = List.copyOf(inputs);
        files = List.copyOf(files);
    }

    /**
     * A Parquet file of one date.
     *
     * @param key full name of the object
     * @param date of {@code timestamp} of its rows, UTC
     * @param bytes its size
     * @param sha256 its checksum, 64 hexadecimal digits
     * @param rows rows in it, at least 1
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record File(String key, LocalDate date, long bytes, String sha256, long rows) {}

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
    public static BackfillManifest parse(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, BackfillManifest.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("this is no manifest of a backfill", unreadable);
        }
    }
}
