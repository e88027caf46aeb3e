package io.clinstream.audit.proof;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditChain.Link;
import io.clinstream.audit.Position;
import io.clinstream.audit.anchor.AnchoredHead;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The chains of all partitions, one after the other. Each row is looked at once and let go, so a table of any size can
 * be proved.
 */
public final class ChainProof {

    private final AuditChain chain;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ChangedRows> changed = new ArrayList<>();

    /** A proof under the key of {@code chain}. */
    public ChainProof(AuditChain chain) {
        this.chain = chain;
    }

    /**
     * What was gone through.
     *
     * @param rows rows there are
     * @param lastOffset offset of the newest; −1 where there is none
     */
    public record Extent(long rows, long lastOffset) {}

    /**
     * Goes through one partition.
     *
     * @param heads its anchored heads, oldest first
     * @param rows its rows by offset
     * @param positions its positions by offset
     * @param each told every row
     */
    public Extent partition(
            int partition,
            List<AnchoredHead> heads,
            Iterator<Link> rows,
            Iterator<Position> positions,
            Consumer<Link> each) {
        PartitionProof proof = new PartitionProof(partition, chain, heads);
        Position position = next(positions);
        while (rows.hasNext()) {
            Link link = rows.next();
            long offset = link.row().offset();
            while (position != null && position.offset() < offset) {
                proof.gone(position);
                position = next(positions);
            }
            boolean own = position != null && position.offset() == offset;
            proof.row(link, own ? position : null);
            position = own ? next(positions) : position;
            each.accept(link);
        }
        while (position != null) {
            proof.gone(position);
            position = next(positions);
        }
        findings.addAll(proof.finish());
        changed.add(proof.changed());
        return new Extent(proof.rows(), proof.lastOffset());
    }

    /** Everything found in all partitions. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(new EditedRows(chain).name(changed));
        return List.copyOf(all);
    }

    private static @Nullable Position next(Iterator<Position> positions) {
        return positions.hasNext() ? positions.next() : null;
    }
}
