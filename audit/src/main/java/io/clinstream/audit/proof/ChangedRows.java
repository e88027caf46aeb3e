package io.clinstream.audit.proof;

import io.clinstream.audit.AuditChain.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of one partition whose columns or hashes are not those that were written. */
final class ChangedRows {

    /** More of them are counted, not kept. */
    private static final int KEPT = 1_000;

    private final int partition;
    private final List<Link> kept = new ArrayList<>();
    private long count;
    private long runStart = -1;
    private long runLength;
    private long runRehashed;
    private boolean runFromFirst;

    ChangedRows(int partition) {
        this.partition = partition;
    }

    /**
     * A changed row.
     *
     * @param hashMoved its hash is another one than it was given
     * @param first it is the first row of the partition
     */
    void add(Link link, boolean hashMoved, boolean first) {
        if (runLength == 0) {
            runStart = link.row().offset();
            runFromFirst = first;
        }
        runLength++;
        runRehashed += hashMoved ? 1 : 0;
        count++;
        if (kept.size() < KEPT) {
            kept.add(link);
        }
    }

    /** A row that was not changed follows. */
    void endRun() {
        runLength = 0;
        runRehashed = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean holds(long offset) {
        return kept.stream().anyMatch(link -> link.row().offset() == offset) || (runLength > 0 && offset >= runStart);
    }

    /** Rows up to the end of the table that carry hashes made anew: nobody who has the key would have made them so. */
    Optional<Finding> rewrittenWithoutTheKey(boolean anchorDenies) {
        boolean hashesMadeAnew = runRehashed > 0 || anchorDenies || runFromFirst;
        if (runLength < 2 || !hashesMadeAnew) {
            return Optional.empty();
        }
        long start = runStart;
        kept.removeIf(link -> link.row().offset() >= start);
        count -= runLength;
        return Optional.of(Finding.unnamed(
                runFromFirst ? FindingKind.FULL_REWRITE : FindingKind.REWRITTEN_TAIL,
                partition,
                start,
                "the " + runLength + " rows from here on were not written under the key"
                        + (runFromFirst ? ", or this is not the key they were written under" : "")));
    }

    /** The rows that are kept. */
    List<Link> kept() {
        return List.copyOf(kept);
    }

    /** How many more there were. */
    long more() {
        return count - kept.size();
    }

    int partition() {
        return partition;
    }
}
