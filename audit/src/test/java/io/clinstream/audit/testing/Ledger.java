package io.clinstream.audit.testing;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditChain.Link;
import io.clinstream.audit.AuditRow;
import io.clinstream.audit.Position;
import io.clinstream.audit.anchor.AnchoredHead;
import io.clinstream.audit.proof.ChainProof;
import io.clinstream.audit.proof.Finding;
import io.clinstream.platform.config.Secret;
import java.util.ArrayList;
import java.util.List;

/** One partition of the audit in memory: its rows, their positions, and the heads that were anchored. */
public final class Ledger {

    /** Under the key of the service. */
    public static final AuditChain CHAIN = new AuditChain(new Secret("a key of the unit test"));

    /** Under a key that a forger guessed. */
    public static final AuditChain FORGER = new AuditChain(new Secret("a key the forger guessed"));

    /** Its partition of the log. */
    public static final int PARTITION = 3;

    /** The rows as they lie in the table. */
    public final List<Link> rows = new ArrayList<>();

    /** The positions as they lie in theirs. */
    public final List<Position> positions = new ArrayList<>();

    private final List<AnchoredHead> anchored = new ArrayList<>();

    /** So many honest rows, anchored after every {@code anchorEvery} of them. */
    public static Ledger honest(int count, int anchorEvery) {
        Ledger ledger = new Ledger();
        for (int offset = 0; offset < count; offset++) {
            ledger.append(CHAIN, Rows.at(PARTITION, offset, 0));
            if ((offset + 1) % anchorEvery == 0) {
                ledger.anchor();
            }
        }
        return ledger;
    }

    /** Appends a row as the sink would: behind the newest there is. */
    public void append(AuditChain chain, AuditRow row) {
        Link link = chain.link(
                rows.isEmpty() ? AuditChain.GENESIS : rows.get(rows.size() - 1).rowHash(), row);
        rows.add(link);
        positions.add(position(link));
    }

    /** Anchors the newest row. */
    public void anchor() {
        Link head = rows.get(rows.size() - 1);
        anchored.add(new AnchoredHead(PARTITION, head.row().offset(), rows.size(), head.rowHash()));
    }

    /** Forgets all anchors: nothing was anchored yet. */
    public void withoutAnchors() {
        anchored.clear();
    }

    /** Cuts rows and positions from a place on. */
    public void cut(int from) {
        rows.subList(from, rows.size()).clear();
        positions.subList(from, positions.size()).clear();
    }

    /** Writes other rows in place of those from a place on, with fitting hashes under a key. */
    public void rewrite(int from, AuditChain chain) {
        int end = rows.size();
        cut(from);
        for (int offset = from; offset < end; offset++) {
            append(chain, Rows.at(PARTITION, offset, 1));
        }
    }

    /** What the proof says. */
    public List<Finding> findings() {
        ChainProof proof = new ChainProof(CHAIN);
        proof.partition(PARTITION, anchored, rows.iterator(), positions.iterator(), row -> {});
        return proof.findings();
    }

    private static Position position(Link link) {
        AuditRow row = link.row();
        return new Position(row.partition(), row.offset(), row.id(), row.timestamp(), link.rowHash());
    }
}
