package io.clinstream.prediction;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.Freshness;
import io.clinstream.models.linear.LogisticTerms;
import io.clinstream.models.pack.ModelKind;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Thresholds;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.objects.MinioObjectRemoval;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.registry.Approval;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.sandbox.layout.StackAddresses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.ds.PGSimpleDataSource;

/** Small models in the registry of a running stack: a logistic regression of heart and respiratory rate. */
final class TinyModels {

    static final String NAME = "adverse-event-24h";

    private final ModelRegistry registry;
    private final Configuration configuration;
    private final Map<String, ModelPackage> packages = new HashMap<>();

    TinyModels(StackAddresses addresses) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(addresses.postgresUrl());
        owner.setUser(addresses.postgresUser());
        owner.setPassword(addresses.postgresPassword());
        configuration = Configuration.of(addresses.environment());
        registry = new ModelRegistry(owner, MinioObjectStore.from(configuration), Clock.systemUTC());
    }

    /** Registers a model that differs in one weight. */
    RegisteredVersion register(double weight) {
        ModelPackage made = pack(weight);
        RegisteredVersion version = registry.register(made, Map.of(), Optional.empty(), "test");
        packages.put(version.servedAs(), made);
        return version;
    }

    /** Puts a version into production, whatever is there. */
    void promote(RegisteredVersion version) {
        Optional<RegisteredVersion> before = registry.production(NAME);
        Approval approval = before.isEmpty()
                ? new Approval.FirstInProduction(Optional.empty())
                : new Approval.Overridden(
                        OptionalInt.of(before.get().version()), Optional.empty(), "a test promotes it");
        registry.promote(NAME, version.version(), approval, "test", "a test promotes it");
    }

    void rollback() {
        registry.rollback(NAME, "test", "a test goes back");
    }

    /** Takes a version's numbers out of the object store. */
    void damage(RegisteredVersion version) {
        MinioObjectRemoval.from(configuration).remove(version.source() + "logistic.json");
    }

    /** The package behind a version that answers name. */
    ModelPackage packaged(String servedAs) {
        return packages.get(servedAs);
    }

    private static ModelPackage pack(double weight) {
        List<LogisticTerms.Term> terms = List.of(
                new LogisticTerms.Term("heart_rate_last", 80, 80, 20, weight, 0.1, 0.1),
                new LogisticTerms.Term("respiratory_rate_last", 16, 16, 4, 0.5, 0.1, 0.1));
        ModelManifest manifest = new ModelManifest(
                ModelManifest.FORMAT,
                NAME,
                ModelKind.LOGISTIC,
                "A model of a test.",
                "an adverse event within 24 h",
                FeatureCatalog.current().featureSet(),
                List.of("heart_rate_last", "respiratory_rate_last"),
                List.of("heart_rate_last"),
                Map.of(
                        "vitals", new Freshness(Duration.ofHours(12), true),
                        "labs", new Freshness(Duration.ofHours(24), false)),
                new ModelManifest.Calibration(ModelManifest.CalibrationMethod.PLATT, 1.1, -0.2),
                new Thresholds(0.1, 0.3, "invented"),
                ModelManifest.Explanation.by(ModelKind.LOGISTIC.explanation()),
                null,
                List.of(),
                new ModelManifest.Training(null, null, null, Instant.parse("2026-03-01T00:00:00Z")),
                Map.of("auroc", 0.8),
                List.of());
        return ModelPackage.seal(manifest, Map.of("logistic.json", new LogisticTerms(-2, terms).write()));
    }
}
