package io.clinstream.features.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one topic and source.
 *
 * @param topic full name of the raw topic
 * @param source source of the records; {@code other} for all beyond the first, {@code unknown} where a record names none,
 *     {@code none} where the topic had no record
 * @param dimension side of quality
 * @param measure what was measured
 * @param unit of {@code value}
 * @param value the figure; null: nothing to measure
 * @param part of a ratio the part, of a time the records behind it
 * @param whole of a ratio the whole, of a time the records behind it
 * @param status what the figure is worth
 */
@JsonPropertyOrder({"topic", "source", "dimension", "measure", "unit", "value", "part", "whole", "status"})
public record QualityRow(
        @JsonProperty("topic") String topic,
        @JsonProperty("source") String source,
        @JsonProperty("dimension") Dimension dimension,
        @JsonProperty("measure") String measure,
        @JsonProperty("unit") Measure.Unit unit,
        @JsonProperty("value") @Nullable Double value,
        @JsonProperty("part") long part,
        @JsonProperty("whole") long whole,
        @JsonProperty("status") Status status) {

    /** A figure, judged. */
    static QualityRow of(
            String topic,
            String source,
            Measure measure,
            @Nullable Double value,
            long part,
            long whole,
            Thresholds thresholds) {
        return new QualityRow(
                topic,
                source,
                measure.dimension(),
                measure.id(),
                measure.unit(),
                value,
                part,
                whole,
                thresholds.of(measure).judge(value));
    }
}
