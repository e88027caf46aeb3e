package io.clinstream.audit.proof;

import io.clinstream.audit.anchor.AnchoredHead;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Meets the anchored heads of one partition with its rows. */
final class HeadWatch {

    private final List<AnchoredHead> heads;
    private int next;
    private @Nullable AnchoredHead lastRight;
    private @Nullable AnchoredHead firstWrong;
    private @Nullable AnchoredHead wrongCount;

    /** Heads in any order. */
    HeadWatch(List<AnchoredHead> heads) {
        this.heads = heads.stream()
                .sorted(Comparator.comparingLong(AnchoredHead::offset))
                .toList();
    }

    /** The next row and how many there were with it. */
    void row(long offset, String rowHash, long rows) {
        while (next < heads.size() && heads.get(next).offset() < offset) {
            wrong(heads.get(next));
            next++;
        }
        while (next < heads.size() && heads.get(next).offset() == offset) {
            meet(heads.get(next), rowHash, rows);
            next++;
        }
    }

    private void meet(AnchoredHead head, String rowHash, long rows) {
        if (!head.rowHash().equals(rowHash)) {
            wrong(head);
            return;
        }
        if (firstWrong == null) {
            lastRight = head;
        }
        if (head.rows() != rows && wrongCount == null) {
            wrongCount = head;
        }
    }

    private void wrong(AnchoredHead head) {
        if (firstWrong == null) {
            firstWrong = head;
        }
    }

    /** No row follows. */
    void finish() {
        if (next < heads.size()) {
            wrong(heads.get(next));
            next = heads.size();
        }
    }

    /** The first head that is not in the table, so far. */
    Optional<AnchoredHead> firstWrong() {
        return Optional.ofNullable(firstWrong);
    }

    /** The last head before it that is. */
    Optional<AnchoredHead> lastRight() {
        return Optional.ofNullable(lastRight);
    }

    /** A head that is in the table behind another number of rows. */
    Optional<AnchoredHead> wrongCount() {
        return Optional.ofNullable(wrongCount);
    }

    /** The head that reaches furthest; null where none was anchored. */
    @Nullable
    AnchoredHead newest() {
        return heads.isEmpty() ? null : heads.get(heads.size() - 1);
    }
}
