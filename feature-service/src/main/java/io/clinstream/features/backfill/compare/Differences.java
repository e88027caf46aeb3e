package io.clinstream.features.backfill.compare;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the vectors of a backfill differ from those of a store. Rows belong together by patient, place in the canonical
 * log and sequence. No patient is named: the place in the log says whom to look at.
 *
 * @param with what was compared with: {@code offline} or {@code sealed}
 * @param compared rows that both have
 * @param onlyInBackfill rows that only the backfill has
 * @param onlyInStore rows that only the store has, among the dates of the backfill
 * @param addedFeatures columns that only the backfill has
 * @param goneFeatures columns that only the store has
 * @param columns what both have, by name
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Differences(
        String with,
        long compared,
        long onlyInBackfill,
        long onlyInStore,
        List<String> addedFeatures,
        List<String> goneFeatures,
        Map<String, Column> columns) {

    /**
     * One column.
     *
     * @param compared rows of which it was compared
     * @param equal rows in which it is the same
     * @param different rows in which it is not
     * @param first where it differs first; null: nowhere
     */
    public record Column(
            long compared,
            long equal,
            long different,
            @Nullable First first) {}

    /**
     * The first difference in order of the canonical log.
     *
     * @param backfill what the backfill has; null: no value
     * @param store what the store has; null: no value
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record First(
            int canonicalPartition,
            long canonicalOffset,
            int sequence,
            @Nullable String backfill,
            @Nullable String store) {

        boolean isBefore(First other) {
            if (canonicalPartition != other.canonicalPartition) {
                return canonicalPartition < other.canonicalPartition;
            }
            return canonicalOffset != other.canonicalOffset
                    ? canonicalOffset < other.canonicalOffset
                    : sequence < other.sequence;
        }
    }

    /** Whether both are the same where both have something, and neither has more rows. */
    public boolean none() {
        return onlyInBackfill == 0
                && onlyInStore == 0
                && columns.values().stream().allMatch(column -> column.different() == 0);
    }
}
