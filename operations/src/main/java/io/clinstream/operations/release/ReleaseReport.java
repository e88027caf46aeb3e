package io.clinstream.operations.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run did.
 *
 * @param releaseId id of the run, as it stands in the headers
 * @param reason which refusals were meant
 * @param dryRun whether it only looked
 * @param letters letters to release; of a run that was no dry one they have been released
 * @param alreadyReleased letters that an earlier run had released
 * @param notReady letters whose cause is visibly still there
 * @param partialLeft letters about single measurements, left because nobody asked for them
 * @param records records sent again, by topic
 */
@JsonPropertyOrder({
    "release_id",
    "reason",
    "dry_run",
    "letters",
    "already_released",
    "not_ready",
    "partial_left",
    "records"
})
record ReleaseReport(
        @JsonProperty("release_id") String releaseId,
        @JsonProperty("reason") String reason,
        @JsonProperty("dry_run") boolean dryRun,
        @JsonProperty("letters") long letters,
        @JsonProperty("already_released") long alreadyReleased,
        @JsonProperty("not_ready") long notReady,
        @JsonProperty("partial_left") long partialLeft,
        @JsonProperty("records") Map<String, Long> records) {

    /** Copies the counts, sorted by topic. */
    ReleaseReport {
        records = java.util.Collections.unmodifiableMap(new TreeMap<>(records));
    }

    /** The report for a person. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, dryRun ? "%,d letters %s would be released" : "%,d letters %s released", letters, reason));
        records.forEach((topic, count) ->
                lines.add(String.format(Locale.ROOT, "  %,d records sent again to %s", count, topic)));
        lines.add(String.format(Locale.ROOT, "  %,d were released before", alreadyReleased));
        lines.add(String.format(Locale.ROOT, "  %,d left: the cause is still there", notReady));
        lines.add(String.format(Locale.ROOT, "  %,d left: one measurement of an accepted reading", partialLeft));
        if (!dryRun) {
            lines.add("release " + releaseId);
        }
        return lines;
    }
}
