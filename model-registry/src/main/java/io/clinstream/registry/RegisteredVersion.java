package io.clinstream.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a model, as the registry's tables know it. Nothing but {@code stage} ever changes.
 *
 * @param name name of the model
 * @param version 1, 2, 3 … per name; a number may be missing where a registration was interrupted
 * @param label what follows the name in answers and audit; the version itself but for what is built in
 * @param stage where it stands
 * @param kind what it is made of
 * @param description what it predicts, in a sentence
 * @param source prefix of its objects, or the class-path resource of what is built in
 * @param contents its package; empty for what is built in
 * @param run the run it comes from, if it was logged
 * @param createdBy who registered it
 * @param createdAt when
 */
public record RegisteredVersion(
        String name,
        int version,
        String label,
        Stage stage,
        VersionKind kind,
        String description,
        String source,
        Optional<Contents> contents,
        Optional<UUID> run,
        String createdBy,
        Instant createdAt) {

    /**
     * What a version holds.
     *
     * @param featureSet fingerprint of the feature set it reads
     * @param manifestSha256 checksum of {@code model.json}
     * @param manifest {@code model.json} as PostgreSQL keeps JSON: to read, not to compute checksums of
     * @param files every object under the version's prefix, artifacts included, in name order
     */
    public record Contents(String featureSet, String manifestSha256, String manifest, List<StoredFile> files) {

        /** Copies the list. */
        public Contents {
            files = List.copyOf(files);
        }
    }

    /** How answers and audit name it: {@code adverse-event-24h-3}. */
    public String servedAs() {
        return name + "-" + label;
    }
}
