package io.clinstream.engine.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything said about one measurement, and what holds. What holds is a function of the set of statements alone, so
 * that any order of arrival ends in the same.
 *
 * <p>Statements are taken from the oldest to the newest. A value replaces the one before it; a retraction withdraws the
 * value that stands, with every restatement of that same value directly before it, and the value before that stands
 * again. Without one the measurement is gone.
 */
final class Statements {

    private final List<Statement> sorted = new ArrayList<>(1);
    private @Nullable Statement current;

    /** What holds; null when everything said was withdrawn. */
    @Nullable
    Statement current() {
        return current;
    }

    /** Everything said, oldest first. */
    List<Statement> all() {
        return Collections.unmodifiableList(sorted);
    }

    /** Adds a statement and tells what became of it; an exact repetition changes nothing. */
    Disposition add(Statement added) {
        int index = Collections.binarySearch(sorted, added);
        if (index >= 0) {
            keepFirstArrival(index, added);
            return Disposition.DUPLICATE;
        }
        boolean first = sorted.isEmpty();
        boolean conflict = sorted.stream().anyMatch(added::conflictsWith);
        Statement before = current;
        sorted.add(-index - 1, added);
        current = first && !added.retracts() ? added : whatHolds();
        return added.retracts() ? Disposition.RETRACTION : disposition(added, first, conflict, before);
    }

    /** The first arrival counts, in whatever order the copies are applied. */
    private void keepFirstArrival(int index, Statement copy) {
        Statement known = sorted.get(index);
        if (copy.arrivedAt() < known.arrivedAt()) {
            sorted.set(index, copy);
            current = known.equals(current) ? copy : current;
        }
    }

    private Disposition disposition(Statement added, boolean first, boolean conflict, @Nullable Statement before) {
        if (first) {
            return Disposition.NEW;
        }
        if (before != null && current != null && before.saysTheSameAs(added) && current.saysTheSameAs(added)) {
            return Disposition.DUPLICATE;
        }
        if (conflict) {
            return Disposition.CONFLICT;
        }
        return added.equals(current) ? Disposition.CORRECTION : Disposition.SUPERSEDED;
    }

    private @Nullable Statement whatHolds() {
        Deque<Statement> standing = new ArrayDeque<>();
        for (Statement statement : sorted) {
            if (statement.retracts()) {
                withdraw(standing);
            } else {
                standing.push(statement);
            }
        }
        return standing.peek();
    }

    private static void withdraw(Deque<Statement> standing) {
        Statement newest = standing.peek();
        while (newest != null && standing.peek() != null && standing.peek().value() == newest.value()) {
            standing.pop();
        }
    }
}
