package io.clinstream.features.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records of one topic and source.
 *
 * @param topic full name of the raw topic
 * @param source as in {@link QualityRow}
 * @param live whether it sent live records
 * @param records records appended that day
 * @param accepted of these, in the canonical log
 * @param refused of these, refused as a whole, by reason
 * @param lost measurements refused out of accepted readings, by reason
 */
@JsonPropertyOrder({"topic", "source", "live", "records", "accepted", "refused", "lost"})
public record SourceCounts(
        @JsonProperty("topic") String topic,
        @JsonProperty("source") String source,
        @JsonProperty("live") boolean live,
        @JsonProperty("records") long records,
        @JsonProperty("accepted") long accepted,
        @JsonProperty("refused") Map<String, Long> refused,
        @JsonProperty("lost") Map<String, Long> lost) {

    /** Copies the counts, sorted by reason. */
    public SourceCounts {
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
        lost = Collections.unmodifiableMap(new TreeMap<>(lost));
    }
}
