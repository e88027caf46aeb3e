package io.clinstream.audit.proof;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditChain.Link;
import io.clinstream.audit.AuditRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says of changed rows whether they were edited, or have changed places with another one. */
final class EditedRows {

    private static final int MOST_COMPARED = 200;

    private final AuditChain chain;

    EditedRows(AuditChain chain) {
        this.chain = chain;
    }

    /** Findings about the changed rows of all partitions. */
    List<Finding> name(List<ChangedRows> partitions) {
        List<Link> rows = new ArrayList<>();
        partitions.forEach(changed -> rows.addAll(changed.kept()));
        List<Finding> found = new ArrayList<>();
        Set<Link> swapped = new HashSet<>();
        if (rows.size() <= MOST_COMPARED) {
            swaps(rows, swapped, found);
        }
        rows.stream().filter(row -> !swapped.contains(row)).map(this::edited).forEach(found::add);
        partitions.stream().filter(changed -> changed.more() > 0).forEach(changed -> found.add(more(changed)));
        return found;
    }

    private void swaps(List<Link> rows, Set<Link> swapped, List<Finding> found) {
        for (int one = 0; one < rows.size(); one++) {
            for (int other = one + 1; other < rows.size(); other++) {
                Link first = rows.get(one);
                Link second = rows.get(other);
                if (!swapped.contains(first) && !swapped.contains(second) && areSwapped(first, second)) {
                    swapped.add(first);
                    swapped.add(second);
                    found.add(swap(first, second));
                }
            }
        }
    }

    /** Each fits in the place of the other, with the hashes that it brought along or with those that stood there. */
    private boolean areSwapped(Link first, Link second) {
        AuditRow firstMoved =
                first.row().at(second.row().partition(), second.row().offset());
        AuditRow secondMoved =
                second.row().at(first.row().partition(), first.row().offset());
        return (chain.isPayload(firstMoved, first.payloadHmac()) && chain.isPayload(secondMoved, second.payloadHmac()))
                || (chain.isPayload(firstMoved, second.payloadHmac())
                        && chain.isPayload(secondMoved, first.payloadHmac()));
    }

    private static Finding swap(Link first, Link second) {
        return Finding.of(
                FindingKind.SWAPPED_ROWS,
                first.row().partition(),
                first.row().offset(),
                first.row().id(),
                "it has changed places with prediction " + second.row().id() + ", partition "
                        + second.row().partition() + " offset " + second.row().offset());
    }

    private Finding edited(Link link) {
        boolean columns = !chain.isPayload(link.row(), link.payloadHmac());
        return Finding.of(
                FindingKind.EDITED_ROW,
                link.row().partition(),
                link.row().offset(),
                link.row().id(),
                columns ? "its columns are not those that were written" : "its hash is not that of its columns");
    }

    private static Finding more(ChangedRows changed) {
        return Finding.unnamed(
                FindingKind.EDITED_ROW, changed.partition(), 0, changed.more() + " more rows of this partition");
    }
}
