package io.clinstream.audit.proof;

import io.clinstream.audit.Position;
import java.util.ArrayList;
import java.util.List;

/** Positions whose rows are gone, between two rows that are there or behind the last. */
final class GoneRows {

    private static final int NAMED = 1_000;

    private final int partition;
    private final List<Position> named = new ArrayList<>();
    private long count;

    GoneRows(int partition) {
        this.partition = partition;
    }

    void add(Position position) {
        count++;
        if (named.size() < NAMED) {
            named.add(position);
        }
    }

    boolean isOpen() {
        return count > 0;
    }

    /** A row follows: deleted if it still continues the last of them, cut off and replaced if it continues another. */
    List<Finding> close(boolean linkedToTheRowBefore) {
        List<Finding> found = linkedToTheRowBefore
                ? List.of(one(FindingKind.REWRITTEN_TAIL, "and the rows behind them continue the row before them"))
                : each();
        clear();
        return found;
    }

    /** No row follows. */
    List<Finding> closeAsTail() {
        if (!isOpen()) {
            return List.of();
        }
        List<Finding> found = List.of(one(FindingKind.CUT_TAIL, "and none follows"));
        clear();
        return found;
    }

    private Finding one(FindingKind kind, String how) {
        Position first = named.get(0);
        return Finding.of(
                kind,
                partition,
                first.offset(),
                first.id(),
                count + (count == 1 ? " row is gone, " : " rows are gone, ") + how);
    }

    private List<Finding> each() {
        List<Finding> found = new ArrayList<>();
        named.forEach(position -> found.add(
                Finding.of(FindingKind.DELETED_ROW, partition, position.offset(), position.id(), "the row is gone")));
        if (count > named.size()) {
            found.add(Finding.unnamed(
                    FindingKind.DELETED_ROW,
                    partition,
                    named.get(named.size() - 1).offset() + 1,
                    (count - named.size()) + " more rows are gone"));
        }
        return found;
    }

    private void clear() {
        named.clear();
        count = 0;
    }
}
