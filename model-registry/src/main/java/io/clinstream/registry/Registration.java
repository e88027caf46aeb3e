package io.clinstream.registry;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.models.pack.ModelPackage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One package on its way into the registry. The number is one above every row and every object of the name, chosen while
 * nobody else registers this model; objects are written first and the row last. Interrupted in between, nothing is
 * visible, the objects stay behind, and the next attempt takes the next number.
 *
 * @param name name of the model
 * @param kind what it is made of
 * @param description what it predicts
 * @param featureSet fingerprint of the feature set it reads
 * @param manifest file {@code model.json}
 * @param manifestText its content
 * @param files every file under the prefix, the manifest included
 * @param run the run it comes from
 * @param by who registers it
 * @param at when
 */
record Registration(
        String name,
        VersionKind kind,
        String description,
        String featureSet,
        StoredFile manifest,
        String manifestText,
        Map<String, byte[]> files,
        Optional<UUID> run,
        String by,
        Instant at) {

    /** Where artifacts lie under the prefix of a version. */
    static final String ARTIFACTS = "artifacts/";

    private static final Pattern ARTIFACT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");

    static Registration of(
            ModelPackage pack, Map<String, byte[]> artifacts, Optional<UUID> run, String by, Instant at) {
        if (by.isBlank()) {
            throw new RefusedTransitionException("a registration needs a name");
        }
        ModelManifest manifest = pack.manifest();
        Map<String, byte[]> files = new TreeMap<>(pack.write());
        byte[] text = files.getOrDefault(ModelPackage.MANIFEST, new byte[0]);
        artifacts.forEach((name, content) -> {
            if (!ARTIFACT.matcher(name).matches()) {
                throw new InvalidModelException("artifacts", name, "must be a plain file name or path");
            }
            files.put(ARTIFACTS + name, content);
        });
        return new Registration(
                manifest.name(),
                VersionKind.valueOf(manifest.kind().name()),
                manifest.description(),
                manifest.featureSet(),
                StoredFile.of(ModelPackage.MANIFEST, text),
                new String(text, StandardCharsets.UTF_8),
                files,
                run,
                by,
                at);
    }

    /** Registers it; the same package a second time is the version it became the first time. */
    RegisteredVersion apply(Connection connection, VersionFiles objects) throws SQLException {
        VersionTable versions = new VersionTable(connection);
        versions.reserve(name);
        Optional<RegisteredVersion> same = versions.withManifest(name, manifest.sha256());
        if (same.isPresent()) {
            return same.get();
        }
        List<RegisteredVersion> all = versions.of(name);
        if (all.stream().anyMatch(one -> one.kind() == VersionKind.BUILT_IN)) {
            throw new RefusedTransitionException(name + " is built in; register the model under another name");
        }
        int highest = all.stream()
                .map(RegisteredVersion::version)
                .max(Comparator.naturalOrder())
                .orElse(0);
        int version = 1 + Math.max(highest, objects.highest(name));
        String prefix = VersionFiles.prefix(name, version);
        RegisteredVersion.Contents contents = new RegisteredVersion.Contents(
                featureSet, manifest.sha256(), manifestText, objects.store(prefix, files));
        RegisteredVersion registered = new RegisteredVersion(
                name,
                version,
                Integer.toString(version),
                Stage.STAGING,
                kind,
                description,
                prefix,
                Optional.of(contents),
                run,
                by,
                at);
        versions.insert(registered, contents);
        new HistoryTable(connection).add(history(version));
        return versions.find(name, version).orElse(registered);
    }

    private Transition history(int version) {
        return new Transition(
                name,
                version,
                Optional.empty(),
                Stage.STAGING,
                Cause.REGISTERED,
                at,
                by,
                "registered",
                Optional.empty(),
                Optional.empty());
    }
}
