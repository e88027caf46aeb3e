package io.clinstream.engine.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one thing that is reported as a whole, an adverse event or a subject. The newest decides alone; if it
 * is a retraction, the thing is gone.
 */
final class Reports<F extends StoredFact> {

    private final List<F> sorted = new ArrayList<>(1);
    private final Function<F, RecordContent> content;

    Reports(Function<F, RecordContent> content) {
        this.content = content;
    }

    List<F> all() {
        return List.copyOf(sorted);
    }

    /** The newest version; null when that withdraws the whole, or there is none. */
    @Nullable
    F current() {
        F newest = sorted.isEmpty() ? null : sorted.get(sorted.size() - 1);
        return newest == null || content.apply(newest).status().retracts() ? null : newest;
    }

    /** Adds a version and tells what became of it; an exact repetition changes nothing. */
    Disposition add(F added) {
        RecordContent said = content.apply(added);
        boolean first = sorted.isEmpty();
        boolean conflict = false;
        for (F known : sorted) {
            RecordContent other = content.apply(known);
            if (other.equals(said)) {
                return Disposition.DUPLICATE;
            }
            conflict |= other.conflictsWith(said);
        }
        sorted.add(added);
        sorted.sort(Comparator.comparing(content));
        if (said.status().retracts()) {
            return Disposition.RETRACTION;
        }
        if (first) {
            return Disposition.NEW;
        }
        if (conflict) {
            return Disposition.CONFLICT;
        }
        return sorted.get(sorted.size() - 1).equals(added) ? Disposition.CORRECTION : Disposition.SUPERSEDED;
    }
}
