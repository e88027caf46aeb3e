package io.clinstream.audit.proof;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.anchor.Anchor;
import io.clinstream.audit.anchor.AnchoredHead;
import io.clinstream.audit.anchor.StoredAnchor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The chain of anchors: each was made under the key, and none is gone before one that is there. Two instances at the turn
 * of a day may have made two of one number; both count.
 */
public final class AnchorProof {

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Integer, List<AnchoredHead>> heads = new TreeMap<>();
    private final Map<Long, Set<String>> hashes = new TreeMap<>();
    private final List<Anchor> valid = new ArrayList<>();
    private @Nullable Instant newest;

    /** The next anchor, in the order of their names. */
    public void anchor(StoredAnchor stored) {
        Optional<Anchor> anchor = stored.anchor();
        if (anchor.isEmpty()) {
            findings.add(Finding.unnamed(
                    FindingKind.ANCHOR_FORGED, -1, number(stored.key()), stored.key() + " was not made under the key"));
            return;
        }
        valid.add(anchor.get());
        hashes.computeIfAbsent(anchor.get().number(), number -> new HashSet<>()).add(stored.sha256());
        anchor.get().heads().forEach(this::head);
        newest = newest == null || anchor.get().at().isAfter(newest)
                ? anchor.get().at()
                : newest;
    }

    private void head(AnchoredHead head) {
        List<AnchoredHead> known = heads.computeIfAbsent(head.partition(), partition -> new ArrayList<>());
        if (known.isEmpty() || !known.get(known.size() - 1).equals(head)) {
            known.add(head);
        }
    }

    /** What was found about the anchors themselves. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        for (Anchor anchor : valid) {
            boolean first = anchor.number() == 1 && anchor.previousSha256().equals(AuditChain.GENESIS);
            boolean follows = hashes.getOrDefault(anchor.number() - 1, Set.of()).contains(anchor.previousSha256());
            if (!first && !follows && !isForged(anchor.number() - 1)) {
                all.add(Finding.unnamed(
                        FindingKind.ANCHOR_MISSING,
                        -1,
                        anchor.number() - 1,
                        "anchor " + anchor.number() + " follows one that is gone"));
            }
        }
        return List.copyOf(all);
    }

    private boolean isForged(long number) {
        return findings.stream().anyMatch(finding -> finding.offset() == number);
    }

    /** Anchored heads of a partition, oldest first. */
    public List<AnchoredHead> heads(int partition) {
        return List.copyOf(heads.getOrDefault(partition, List.of()));
    }

    /** Partitions that were ever anchored. */
    public Set<Integer> partitions() {
        return Set.copyOf(heads.keySet());
    }

    /** How many anchors are valid. */
    public long count() {
        return valid.size();
    }

    /** When the newest valid anchor was made; empty where there is none. */
    public Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    private static long number(String key) {
        String digits = key.substring(key.lastIndexOf('/') + 1).replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }
}
