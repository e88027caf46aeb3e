package io.clinstream.features.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The quality of the records that were appended on one day.
 *
 * @param format version of this layout, 1
 * @param date the day, UTC, {@code YYYY-MM-DD}
 * @param cutOff instant up to which records count: the end of the day, or when it was made; ISO 8601
 * @param complete whether the day is over and every record of it has gone all its way: such a report does not change
 * @param sources counts by topic and source
 * @param rows figures by topic, source and measure
 * @param inputs objects that were read, and the bytes of them, by folder
 */
@JsonPropertyOrder({"format", "date", "cut_off", "complete", "statuses", "sources", "rows", "inputs"})
public record QualityReport(
        @JsonProperty("format") int format,
        @JsonProperty("date") String date,
        @JsonProperty("cut_off") String cutOff,
        @JsonProperty("complete") boolean complete,
        @JsonProperty("sources") List<SourceCounts> sources,
        @JsonProperty("rows") List<QualityRow> rows,
        @JsonProperty("inputs") SortedMap<String, Input> inputs) {

    /** The layout this class writes. */
    static final int FORMAT = 1;

    /**
     * What was read from one folder.
     *
     * @param objects how many objects
     * @param bytes their size together
     */
    public record Input(
            @JsonProperty("objects") long objects,
            @JsonProperty("bytes") long bytes) {}

    /** Copies the lists. */
    public QualityReport {
        sources = List.copyOf(sources);
        rows = List.copyOf(rows);
        inputs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** How many figures have each status. */
    @JsonProperty(value = "statuses", access = JsonProperty.Access.READ_ONLY)
    public Map<Status, Long> statuses() {
        Map<Status, Long> counts =
                rows.stream().collect(Collectors.groupingBy(QualityRow::status, TreeMap::new, Collectors.counting()));
        for (Status status : Status.values()) {
            counts.putIfAbsent(status, 0L);
        }
        return counts;
    }

    /** Figures of a status. */
    @JsonIgnore
    public List<QualityRow> with(Status status) {
        return rows.stream().filter(row -> row.status() == status).toList();
    }
}
