package io.clinstream.features.backfill.checkpoint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill replays, fixed when it is started first: a log that grows meanwhile changes nothing.
 *
 * @param format of this document, {@value #FORMAT}
 * @param name of the backfill
 * @param from first date that is written; null: no bound
 * @param to last date that is written; null: no bound
 * @param featureSet fingerprint of the feature set
 * @param logEpoch epoch of the canonical log
 * @param conflation interval of conflation; zero: none
 * @param inputs the partitions and where they end
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Start(
        int format,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String featureSet,
        int logEpoch,
        Duration conflation,
        List<Input> inputs) {

    /** The format this program writes and reads. */
    public static final int FORMAT = 1;

    /** Checks the format. */
    public Start {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format of a start must be " + FORMAT + ", was " + format);
        }
        inputs = List.copyOf(inputs);
    }

    /**
     * One partition of the canonical log.
     *
     * @param topic full name of the topic
     * @param topicId first characters of its id
     * @param firstOffset offset of the first record
     * @param lastOffset offset of the last record that is replayed
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Input(String topic, String topicId, int partition, long firstOffset, long lastOffset) {}
}
