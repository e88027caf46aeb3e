package io.clinstream.features.backfill.checkpoint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Up to where a partition is replayed; every row before is in a run that exists.
 *
 * @param number of the checkpoint, from 1, without gaps
 * @param partition partition being replayed
 * @param done whether the partition is replayed to its end
 * @param nextOffset offset to go on from
 * @param streamTime running maximum of append times so far, epoch milliseconds
 * @param tally what the partition has been so far
 * @param runs names of the runs made since the checkpoint before
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Checkpoint(
        int number, int partition, boolean done, long nextOffset, long streamTime, Tally tally, List<String> runs) {

    /** Copies the runs. */
    public Checkpoint {
        runs = List.copyOf(runs);
    }

    /**
     * Counts of a partition.
     *
     * @param records records read
     * @param refused records that the live application refuses too: undecodable, or against a rule
     * @param conflated vectors that gave way to a newer one
     * @param vectors vectors in the range
     * @param runs runs made
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Tally(long records, long refused, long conflated, long vectors, int runs) {

        /** Nothing yet. */
        public static final Tally NONE = new Tally(0, 0, 0, 0, 0);
    }
}
