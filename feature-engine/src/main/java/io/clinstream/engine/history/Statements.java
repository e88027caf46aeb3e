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
 * again. Without one the measurement is gone. Of copies of one statement the first arrival counts.
 */
final class Statements {

    private final List<Statement> sorted = new ArrayList<>(2);
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

    /** Adds a statement and tells what became of it; an exact repetition changes nothing but the first arrival. */
    Addition add(Statement added) {
        int index = Collections.binarySearch(sorted, added, Statement.NEWEST_LAST);
        if (index >= 0) {
            return repeated(index, added);
        }
        boolean first = sorted.isEmpty();
        boolean conflict = sorted.stream().anyMatch(added::conflictsWith);
        Statement before = current;
        sorted.add(-index - 1, added);
        current = whatHolds();
        return new Addition(
                added.retracts() ? Disposition.RETRACTION : disposition(added, first, conflict, before), null);
    }

    /**
     * What became of a statement.
     *
     * @param replaced the copy whose place it took; null if it took none
     */
    record Addition(Disposition disposition, @Nullable Statement replaced) {}

    private Addition repeated(int index, Statement copy) {
        Statement known = sorted.get(index);
        if (copy.origin().arrivedAt() >= known.origin().arrivedAt()) {
            return new Addition(Disposition.DUPLICATE, copy);
        }
        sorted.set(index, copy);
        current = known.equals(current) ? copy : current;
        return new Addition(Disposition.DUPLICATE, known);
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
