package io.clinstream.audit.proof;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditChain.Link;
import io.clinstream.audit.Position;
import io.clinstream.audit.anchor.AnchoredHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the rows of one partition once, in order of offset, beside the positions that were given to them, and
 * meets the heads that were anchored. Holds nothing but what does not fit.
 */
final class PartitionProof {

    private final int partition;
    private final AuditChain chain;
    private final ChangedRows changed;
    private final GoneRows gone;
    private final HeadWatch heads;
    private final List<Finding> findings = new ArrayList<>();
    private String previousHash = AuditChain.GENESIS;
    private long lastOffset = -1;
    private boolean lastChanged;
    private long rows;
    private long otherHashSince = -1;
    private boolean otherHashFromFirst;

    /** A proof against the anchored heads of this partition, oldest first. */
    PartitionProof(int partition, AuditChain chain, List<AnchoredHead> anchored) {
        this.partition = partition;
        this.chain = chain;
        this.changed = new ChangedRows(partition);
        this.gone = new GoneRows(partition);
        this.heads = new HeadWatch(anchored);
    }

    /** The next row, and the position of its record; null where it has none. */
    void row(Link link, @Nullable Position position) {
        long offset = link.row().offset();
        boolean linked = link.previousHash().equals(previousHash);
        boolean genuine = chain.isPayload(link.row(), link.payloadHmac());
        boolean consistent = AuditChain.isConsistent(link);
        boolean hashMoved = position == null || !position.rowHash().equals(link.rowHash());
        if (gone.isOpen()) {
            gone.close(linked).forEach(findings::add);
        } else if (!linked && !lastChanged) {
            broken(link, genuine);
        }
        if (genuine && consistent) {
            changed.endRun();
            position(link, position);
        } else {
            changed.add(link, hashMoved, rows == 0);
        }
        rows++;
        heads.row(offset, link.rowHash(), rows);
        previousHash = link.rowHash();
        lastOffset = offset;
        lastChanged = !genuine || !consistent;
    }

    /** A position whose row is gone. */
    void gone(Position position) {
        gone.add(position);
    }

    /** Rows so far. */
    long rows() {
        return rows;
    }

    /** Offset of the newest row; −1 where there is none. */
    long lastOffset() {
        return lastOffset;
    }

    /** Rows whose columns do not fit and that no finding explains yet. */
    ChangedRows changed() {
        return changed;
    }

    /** What was found, but for {@link #changed()}. */
    List<Finding> finish() {
        gone.closeAsTail().forEach(findings::add);
        rewrittenUnderTheKey().ifPresent(findings::add);
        changed.rewrittenWithoutTheKey(heads.firstWrong().isPresent()).ifPresent(findings::add);
        heads.finish();
        heads.firstWrong()
                .filter(head -> !isExplained(head))
                .map(this::unexplained)
                .ifPresent(findings::add);
        if (findings.isEmpty() && changed.isEmpty()) {
            heads.wrongCount()
                    .ifPresent(head -> findings.add(Finding.unnamed(
                            FindingKind.ANCHOR_DIFFERS,
                            partition,
                            head.offset(),
                            "an anchor counts " + head.rows() + " rows up to here")));
        }
        return findings;
    }

    /** The row continues another one than the one before it, and no position says which. */
    private void broken(Link link, boolean genuine) {
        long offset = link.row().offset();
        if (offset > lastOffset + 1) {
            findings.add(Finding.unnamed(
                    FindingKind.DELETED_ROW,
                    partition,
                    lastOffset + 1,
                    "rows are gone between offset " + lastOffset + " and " + offset
                            + ", and their positions with them"));
        } else if (genuine) {
            findings.add(Finding.of(
                    FindingKind.REPLACED_ROW,
                    partition,
                    Math.max(0, lastOffset),
                    link.row().id(),
                    "the row at offset " + offset + " continues another one than the one before it"));
        }
    }

    private void position(Link link, @Nullable Position position) {
        if (position == null) {
            findings.add(Finding.of(
                    FindingKind.POSITION_MISSING,
                    partition,
                    link.row().offset(),
                    link.row().id(),
                    "the row was never given a position"));
        } else if (!position.id().equals(link.row().id())
                || !position.timestamp().equals(link.row().timestamp())) {
            findings.add(Finding.of(
                    FindingKind.POSITION_DIFFERS,
                    partition,
                    link.row().offset(),
                    link.row().id(),
                    "its position is that of prediction " + position.id()));
        } else if (!position.rowHash().equals(link.rowHash()) && otherHashSince < 0) {
            otherHashSince = link.row().offset();
            otherHashFromFirst = rows == 0;
        }
    }

    private Optional<Finding> rewrittenUnderTheKey() {
        return otherHashSince < 0
                ? Optional.empty()
                : Optional.of(Finding.unnamed(
                        otherHashFromFirst ? FindingKind.FULL_REWRITE : FindingKind.REWRITTEN_TAIL,
                        partition,
                        otherHashSince,
                        "rows from here on were given other hashes when they were inserted, and fit the key now"));
    }

    private boolean isExplained(AnchoredHead head) {
        return changed.holds(head.offset())
                || findings.stream().anyMatch(finding -> finding.offset() <= head.offset() && isRewriting(finding));
    }

    private static boolean isRewriting(Finding finding) {
        return switch (finding.kind()) {
            case DELETED_ROW, REPLACED_ROW, CUT_TAIL, REWRITTEN_TAIL, FULL_REWRITE -> true;
            default -> false;
        };
    }

    /** The chain is whole and valid under the key, but it is not the one that was anchored. */
    private Finding unexplained(AnchoredHead head) {
        if (lastOffset < head.offset()) {
            return Finding.unnamed(
                    FindingKind.CUT_TAIL,
                    partition,
                    lastOffset + 1,
                    "rows from here to offset "
                            + Objects.requireNonNull(heads.newest()).offset() + " were anchored and are gone");
        }
        Optional<AnchoredHead> right = heads.lastRight();
        return right.isPresent()
                ? Finding.unnamed(
                        FindingKind.REWRITTEN_TAIL,
                        partition,
                        right.get().offset() + 1,
                        "rows between here and offset " + head.offset() + ", which was anchored, were cut or replaced")
                : Finding.unnamed(
                        FindingKind.FULL_REWRITE,
                        partition,
                        0,
                        "no anchored row of this partition is in the table; the first was at offset " + head.offset());
    }
}
