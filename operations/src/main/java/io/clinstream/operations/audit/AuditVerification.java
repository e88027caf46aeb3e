package io.clinstream.operations.audit;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditReading;
import io.clinstream.audit.anchor.AnchorStore;
import io.clinstream.audit.anchor.AnchoredHead;
import io.clinstream.audit.anchor.StoredAnchor;
import io.clinstream.audit.proof.AnchorProof;
import io.clinstream.audit.proof.ChainProof;
import io.clinstream.audit.proof.Finding;
import io.clinstream.audit.proof.Models;
import io.clinstream.audit.proof.ScoreProof;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.parity.VectorReplay;
import io.clinstream.platform.config.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One pass over anchors and table; the anchors first, so that every row they know has to be there. */
final class AuditVerification {

    private static final int ROWS_BETWEEN_LINES = 1_000;

    private final Connections connections;
    private final Models models;
    private final Recheck recheck;
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> progress;
    private final AuditChain chain;
    private final AnchorProof anchors = new AnchorProof();
    private final ChainProof chains;
    private final ScoreProof scores;
    private final FeatureProof features;
    private long rows;
    private long unanchored;
    private int partitions;

    AuditVerification(
            Connections connections,
            Models models,
            Recheck recheck,
            Path folder,
            Clock clock,
            Consumer<String> progress) {
        this.connections = connections;
        this.models = models;
        this.recheck = recheck;
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
        this.chain = new AuditChain(connections.settings().secret(Setting.AUDIT_KEY));
        this.chains = new ChainProof(chain);
        this.scores = new ScoreProof(this.models);
        this.features = new FeatureProof(recheck);
    }

    AuditReport verify() throws SQLException, IOException {
        Instant began = clock.instant();
        progress.accept("reading the anchors");
        try (Stream<StoredAnchor> stored = new AnchorStore(connections.objects(), chain).all()) {
            stored.forEach(anchors::anchor);
        }
        try (AuditReading table = new AuditReading(connections.postgres())) {
            Set<Integer> all = new TreeSet<>(table.partitions());
            all.addAll(anchors.partitions());
            partitions = all.size();
            for (int partition : all) {
                partition(table, partition);
            }
        }
        if (recheck.most() > 0) {
            features.compare(new VectorReplay(connections, recheck.bronze(), folder, progress));
        }
        return report(Duration.between(began, clock.instant()));
    }

    private void partition(AuditReading table, int partition) throws SQLException {
        List<AnchoredHead> heads = anchors.heads(partition);
        long anchored = heads.stream().mapToLong(AnchoredHead::offset).max().orElse(-1);
        chains.partition(partition, heads, table.rows(partition), table.positions(partition), link -> {
            rows++;
            unanchored += link.row().offset() > anchored ? 1 : 0;
            scores.row(link.row());
            features.row(link.row());
            if (rows % ROWS_BETWEEN_LINES == 0) {
                progress.accept("chain " + partition + ": " + rows + " rows so far");
            }
        });
    }

    private AuditReport report(Duration took) {
        List<Finding> findings = new ArrayList<>(anchors.findings());
        findings.addAll(chains.findings());
        findings.addAll(scores.findings());
        findings.addAll(features.findings());
        return new AuditReport(
                findings,
                unchecked(),
                new AuditReport.Counts(
                        rows,
                        partitions,
                        anchors.count(),
                        anchors.newest(),
                        unanchored,
                        scores.recomputed(),
                        scores.refusals(),
                        scores.ownRefusals(),
                        scores.largestSumError(),
                        features.compared(),
                        features.eligible()),
                took);
    }

    private List<String> unchecked() {
        List<String> open = new ArrayList<>();
        if (rows == 0 && anchors.count() == 0) {
            open.add("there is no row and no anchor");
        }
        if (rows > 0 && anchors.count() == 0) {
            open.add("there is no anchor: a cut tail would not show, nor all rows written anew under the key");
        }
        scores.unknownModels()
                .forEach((model, count) ->
                        open.add(count + " scores of model " + model + ", which is not in the registry"));
        if (features.ofOtherLogs() > 0) {
            open.add(features.ofOtherLogs() + " feature vectors of an older log");
        }
        return open;
    }
}
