package io.clinstream.operations.audit;

import io.clinstream.audit.AuditRow;
import io.clinstream.audit.proof.Finding;
import io.clinstream.audit.proof.FindingKind;
import io.clinstream.operations.parity.VectorReplay;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws rows while the table passes by, then replays the log for their patients and compares the hash of every vector
 * that a drawn row names.
 */
final class FeatureProof {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})-(\\d{1,9})-(\\d{1,18})-(\\d{1,9})");
    private static final long SEED = 20_260_301L;

    private final Recheck recheck;
    private final Random random = new Random(SEED);
    private final List<Wanted> drawn = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long eligible;
    private long compared;
    private long ofOtherLogs;

    private record Wanted(UUID id, String patientId, String version, String sha256, int partition, long offset) {}

    private record Key(String version, String patientId) {}

    FeatureProof(Recheck recheck) {
        this.recheck = recheck;
    }

    /** A row passes by. */
    void row(AuditRow row) {
        if (row.vectorVersion() == null
                || row.vectorSha256() == null
                || !recheck.wants(row.patientId(), row.timestamp())) {
            return;
        }
        eligible++;
        Wanted wanted = new Wanted(
                row.id(), row.patientId(), row.vectorVersion(), row.vectorSha256(), row.partition(), row.offset());
        if (drawn.size() < recheck.most()) {
            drawn.add(wanted);
        } else {
            long place = random.nextLong(eligible);
            if (place < drawn.size()) {
                drawn.set((int) place, wanted);
            }
        }
    }

    /** Replays the log for what was drawn. */
    void compare(VectorReplay replay) throws IOException, SQLException {
        Map<Key, List<Wanted>> open = new HashMap<>();
        Set<Integer> partitions = new TreeSet<>();
        Set<String> patients = new HashSet<>();
        for (Wanted wanted : drawn) {
            Optional<Integer> canonical = canonicalPartition(wanted, replay.logEpoch());
            if (canonical.isPresent()) {
                partitions.add(canonical.get());
                patients.add(wanted.patientId());
                open.computeIfAbsent(new Key(wanted.version(), wanted.patientId()), key -> new ArrayList<>())
                        .add(wanted);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        replay.replay(partitions, patients, vector -> {
            List<Wanted> met = open.remove(new Key(vector.version(), vector.patientId()));
            if (met != null) {
                met.forEach(wanted -> compare(wanted, vector.sha256()));
            }
        });
        open.values().forEach(missing -> missing.forEach(wanted -> find(wanted, "the log gives no such vector")));
    }

    private Optional<Integer> canonicalPartition(Wanted wanted, int logEpoch) {
        Matcher parts = VERSION.matcher(wanted.version());
        if (!parts.matches()) {
            find(wanted, "its vector_version is none");
            return Optional.empty();
        }
        if (Integer.parseInt(parts.group(1)) != logEpoch) {
            ofOtherLogs++;
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(parts.group(2)));
    }

    private void compare(Wanted wanted, String sha256) {
        compared++;
        if (!sha256.equals(wanted.sha256())) {
            find(wanted, "the log gives another vector");
        }
    }

    private void find(Wanted wanted, String what) {
        findings.add(new Finding(
                FindingKind.FEATURES_DIFFER, wanted.partition(), wanted.offset(), Optional.of(wanted.id()), what));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Rows that could have been drawn. */
    long eligible() {
        return eligible;
    }

    /** Vectors that were computed again. */
    long compared() {
        return compared;
    }

    /** Drawn rows of an older log, which is not there any more. */
    long ofOtherLogs() {
        return ofOtherLogs;
    }
}
