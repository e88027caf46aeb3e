package io.clinstream.registry;

import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.objects.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * The models there are, in which versions and stages, and how they came there. Rows in PostgreSQL say what is; the files
 * lie in the object store under {@code models/<name>/<version>/}, written before the row and never changed.
 *
 * <p>Every method throws {@link RegistryUnavailableException} where PostgreSQL does not answer, and those that need files
 * {@link io.clinstream.platform.objects.ObjectStoreException} where the object store does not.
 */
public final class ModelRegistry {

    private final Transactions transactions;
    private final VersionFiles files;
    private final Clock clock;

    /**
     * A registry. Opens nothing yet.
     *
     * @param connections to the database; {@link io.clinstream.database.DatabaseSchema#REGISTRY_ROLE} may change, any
     *     reader may ask
     * @param objects the bucket
     * @param clock dates what is registered and moved
     */
    public ModelRegistry(DataSource connections, ObjectStore objects, Clock clock) {
        this.transactions = new Transactions(connections);
        this.files = new VersionFiles(objects);
        this.clock = clock;
    }

    /** All versions of all models, by name and version. */
    public List<RegisteredVersion> list() {
        return transactions.run(connection -> new VersionTable(connection).all());
    }

    /** One version; empty where there is none. */
    public Optional<RegisteredVersion> find(String name, int version) {
        return transactions.run(connection -> new VersionTable(connection).find(name, version));
    }

    /** The version of a model that is served; empty where none is in production. */
    public Optional<RegisteredVersion> production(String name) {
        return transactions.run(connection -> new VersionTable(connection).production(name));
    }

    /** Every change of stage of a model's versions, oldest first. */
    public List<Transition> history(String name) {
        return transactions.run(connection -> new HistoryTable(connection).of(name));
    }

    /**
     * Registers a package as the next version of its name, in stage staging. The same package a second time is the version
     * it became the first time, and nothing is written.
     *
     * @param pack the model
     * @param artifacts what belongs to it and is not served, by name: plots, reports; kept under {@code artifacts/}
     * @param run the run it comes from, if it was logged
     * @param by who registers it; not blank
     * @throws io.clinstream.models.InvalidModelException its inputs are not features that are computed now, or its files
     *     are no model
     * @throws RefusedTransitionException the name is that of a built-in model, or is being registered elsewhere
     */
    public RegisteredVersion register(ModelPackage pack, Map<String, byte[]> artifacts, Optional<UUID> run, String by) {
        pack.requireRegistrable();
        pack.open(pack.manifest().name()).close();
        Registration registration = Registration.of(pack, artifacts, run, by, now());
        return transactions.run(connection -> registration.apply(connection, files));
    }

    /**
     * The package of a version, every file compared with its checksum.
     *
     * @throws UnknownVersionException no such version
     * @throws RefusedTransitionException it is built in and has no files
     * @throws io.clinstream.stores.DamagedObjectException a file is missing, or is not what was registered
     */
    public ModelPackage load(String name, int version) {
        RegisteredVersion found = find(name, version).orElseThrow(() -> new UnknownVersionException(name, version));
        return ModelPackage.read(load(found, file -> !file.name().startsWith(Registration.ARTIFACTS)));
    }

    /** A training run; empty where there is none. */
    public Optional<Run> run(UUID id) {
        return transactions.run(connection -> new RunTable(connection).find(id));
    }

    /**
     * Puts a version into production, and the one that was there into the archive. Two at once: one does it, the other is
     * refused.
     *
     * @param approval what lets it, given against the version in production now
     * @param by who decided; not blank
     * @param reason why; not blank
     * @throws UnknownVersionException no such version
     * @throws RefusedTransitionException it is in production already, or another version is than the approval was given
     *     against
     * @throws io.clinstream.stores.DamagedObjectException its files are not what was registered
     */
    public void promote(String name, int version, Approval approval, String by, String reason) {
        files(name, version);
        transactions.run(connection -> {
            new Promotion(connection, name, decision(by, reason)).promote(version, approval);
            return version;
        });
    }

    /**
     * Goes back to the version that was in production before the present one.
     *
     * @return the version in production now
     * @throws RefusedTransitionException none was
     * @throws io.clinstream.stores.DamagedObjectException its files are not what was registered; nothing was changed
     */
    public RegisteredVersion rollback(String name, String by, String reason) {
        return transactions.run(connection -> {
            RegisteredVersion back = new Promotion(connection, name, decision(by, reason)).rollback();
            load(back, file -> true);
            return new VersionTable(connection).production(name).orElseThrow();
        });
    }

    /**
     * Every file of a version, artifacts included, by name.
     *
     * @throws UnknownVersionException no such version
     * @throws RefusedTransitionException it is built in and has no files
     * @throws io.clinstream.stores.DamagedObjectException a file is missing, or is not what was registered
     */
    public Map<String, byte[]> files(String name, int version) {
        return load(find(name, version).orElseThrow(() -> new UnknownVersionException(name, version)), file -> true);
    }

    private Map<String, byte[]> load(RegisteredVersion version, Predicate<StoredFile> wanted) {
        List<StoredFile> stored = version
                .contents()
                .orElseThrow(() -> new RefusedTransitionException(version.servedAs() + " is built in and has no files"))
                .files()
                .stream()
                .filter(wanted)
                .toList();
        return files.load(version.source(), stored);
    }

    private Promotion.Decision decision(String by, String reason) {
        return new Promotion.Decision(by, reason, now());
    }

    /** Now, as exactly as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
