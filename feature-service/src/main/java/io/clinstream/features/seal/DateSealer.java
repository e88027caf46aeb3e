package io.clinstream.features.seal;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.features.seal.DayFiles.DayFile;
import io.clinstream.features.seal.SealOutcome.Result;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.stores.CodeVersion;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedFile;
import io.clinstream.stores.SealedManifest;
import io.clinstream.stores.SourceRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the version of one date and publishes it, files first: its manifest is the publication. */
final class DateSealer {

    private final ObjectStore store;
    private final AvroDecoder decoder;
    private final LabelDefinition definition;
    private final SealRequest request;
    private final Instant cutOff;
    private final Database index;
    private final DayVectors vectors;
    private final Clock clock;
    private final SealedDates sealed;

    DateSealer(
            ObjectStore store,
            AvroDecoder decoder,
            LabelDefinition definition,
            SealRequest request,
            Instant cutOff,
            Database index,
            DayVectors vectors,
            Clock clock) {
        this.store = store;
        this.decoder = decoder;
        this.definition = definition;
        this.request = request;
        this.cutOff = cutOff;
        this.index = index;
        this.vectors = vectors;
        this.clock = clock;
        this.sealed = new SealedDates(store);
    }

    /** Seals a date; its files pass through {@code folder}. */
    SealOutcome seal(LocalDate date, Path folder) {
        boolean empty = index.number(
                        "SELECT count(*) FROM vectors WHERE folder = ? AND day = ?",
                        request.source().folder(),
                        date.toEpochDay())
                == 0;
        List<DayFile> files = empty ? List.of() : files(date, folder);
        Optional<SealedManifest> newest = sealed.newest(date);
        int version = newest.map(SealedManifest::version).orElse(0) + 1;
        SealedManifest manifest = manifest(date, version, files, empty);
        SealOutcome outcome;
        if (newest.isPresent() && sameAs(newest.get(), manifest)) {
            outcome = SealOutcome.unchanged(date, version - 1, manifest.rows(), files.size());
        } else {
            if (!request.dryRun()) {
                publish(manifest, files);
            }
            outcome = new SealOutcome(
                    date,
                    request.dryRun() ? Result.WOULD_SEAL : Result.SEALED,
                    version,
                    manifest.rows(),
                    files.size(),
                    manifest.states(),
                    null);
        }
        files.forEach(file -> delete(file.path()));
        return outcome;
    }

    private List<DayFile> files(LocalDate date, Path folder) {
        long day = date.toEpochDay();
        long repeated = vectors.repeated(day);
        if (repeated > 0) {
            throw new IllegalStateException(repeated + " vectors of " + date + " are more than once in "
                    + request.source().folder() + "; nothing was sealed");
        }
        LabelColumns labels = new LabelColumns(vectors.database());
        labels.fill(
                day,
                KnownReports.of(index, request.source().folder(), day, decoder, definition, cutOff.toEpochMilli()));
        return new DayFiles(vectors.database(), folder).write(day);
    }

    private SealedManifest manifest(LocalDate date, int version, List<DayFile> files, boolean empty) {
        long day = date.toEpochDay();
        List<SealedFile> named = new ArrayList<>();
        for (DayFile file : files) {
            named.add(new SealedFile(
                    SealedDates.fileKey(date, version, named.size(), file.sha256()),
                    file.bytes(),
                    file.sha256(),
                    file.rows(),
                    file.firstPatient(),
                    file.lastPatient()));
        }
        Map<String, List<SourceRange>> inputs = new LinkedHashMap<>();
        String folder = request.source().folder();
        inputs.put(folder.substring(0, folder.length() - 1), empty ? List.of() : vectors.ranges(day));
        inputs.put(SealRun.EVENTS_INPUT, SealChanges.eventInputs(index, cutOff));
        return new SealedManifest(
                SealedManifest.FORMAT,
                date,
                version,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                cutOff,
                definition.reportingLag(),
                definition.events().name(),
                empty ? "" : vectors.featureSets(day),
                Integer.toString(FeatureCatalog.SEMANTICS_VERSION),
                CodeVersion.current(),
                request.source().name(),
                named,
                files.stream().mapToLong(DayFile::rows).sum(),
                empty ? noStates() : new LabelColumns(vectors.database()).counts(day),
                inputs,
                version == 1 ? null : version - 1);
    }

    private static Map<String, Map<String, Long>> noStates() {
        Map<String, Map<String, Long>> states = new LinkedHashMap<>();
        for (Label label : Label.values()) {
            states.put(label.column(), Map.of());
        }
        return states;
    }

    /** Whether two versions say the same: equal bytes, made by the same rules from the same source. */
    private static boolean sameAs(SealedManifest newest, SealedManifest made) {
        return checksums(newest).equals(checksums(made))
                && newest.source().equals(made.source())
                && newest.reportingLag().equals(made.reportingLag())
                && newest.labelEvents().equals(made.labelEvents());
    }

    private static List<String> checksums(SealedManifest manifest) {
        return manifest.files().stream().map(SealedFile::sha256).toList();
    }

    private void publish(SealedManifest manifest, List<DayFile> files) {
        for (int i = 0; i < files.size(); i++) {
            store.putIfAbsent(
                    manifest.files().get(i).key(),
                    files.get(i).path(),
                    Map.of("sha256", files.get(i).sha256()));
        }
        if (sealed.publish(manifest) == PutOutcome.EXISTS) {
            throw new IllegalStateException("another run published version " + manifest.version() + " of "
                    + manifest.date() + " meanwhile; it stands");
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException stays) {
            throw new UncheckedIOException("cannot delete " + file, stays);
        }
    }
}
