package io.clinstream.features.training;

import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.RowSelection.Instants;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedManifest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the sealed version of every date: the one that is asked for, else the newest that was published by the cut-off and
 * has labels of the definition asked for. What was published when the cut-off has passed does not change any more, so the
 * same request finds the same.
 */
final class SourcePlanner {

    private final ObjectStore store;
    private final SealedDates dates;

    SourcePlanner(ObjectStore store) {
        this.store = store;
        this.dates = new SealedDates(store);
    }

    /**
     * The sources of a request.
     *
     * @throws InvalidTrainingRequestException a version that is asked for does not exist, or knows more than it may
     */
    SourcePlan plan(TrainingRequest request) {
        LocalDate first = first(request.rows());
        LocalDate last = last(request.rows());
        List<SealedSource> sealed = new ArrayList<>();
        NavigableSet<LocalDate> open = new TreeSet<>();
        NavigableMap<LocalDate, NavigableSet<Integer>> versions = dates.versions();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            Integer version = request.versions().get(date);
            Optional<SealedSource> source =
                    version == null ? newest(date, versions, request) : Optional.of(named(date, version, request));
            if (source.isPresent()) {
                sealed.add(source.get());
            } else {
                open.add(date);
            }
        }
        return new SourcePlan(first, last, sealed, open);
    }

    private Optional<SealedSource> newest(
            LocalDate date, Map<LocalDate, NavigableSet<Integer>> versions, TrainingRequest request) {
        return versions.getOrDefault(date, new TreeSet<Integer>()).descendingSet().stream()
                .map(version -> read(date, version).orElseThrow())
                .filter(source -> !source.manifest().publishedAt().isAfter(request.knownAt()))
                .filter(source -> fault(source.manifest(), request).isEmpty())
                .findFirst();
    }

    private SealedSource named(LocalDate date, int version, TrainingRequest request) {
        SealedSource source = read(date, version)
                .orElseThrow(() -> new InvalidTrainingRequestException(
                        "versions", "names version " + version + " of " + date + ", which does not exist"));
        fault(source.manifest(), request).ifPresent(fault -> {
            throw new InvalidTrainingRequestException(
                    "versions", "names version " + version + " of " + date + ", whose " + fault);
        });
        return source;
    }

    /** Why a version must not be read; the label of a list of instants is not that of the file. */
    private static Optional<String> fault(SealedManifest manifest, TrainingRequest request) {
        if (manifest.labelCutOff().isAfter(request.knownAt())) {
            return Optional.of("labels know more than known_at allows: " + manifest.labelCutOff());
        }
        if (request.rows() instanceof Instants) {
            return Optional.empty();
        }
        if (!manifest.reportingLag().equals(request.label().definition().reportingLag())) {
            return Optional.of("labels have another reporting lag: " + manifest.reportingLag());
        }
        if (!manifest.labelEvents().equals(request.label().definition().events().name())) {
            return Optional.of("labels count other events: " + manifest.labelEvents());
        }
        return Optional.empty();
    }

    private Optional<SealedSource> read(LocalDate date, int version) {
        String key = SealedDates.manifestKey(date, version);
        return store.find(key).map(json -> new SealedSource(SealedManifest.parse(json), key, Checksum.of(json)));
    }

    private static LocalDate first(RowSelection rows) {
        if (rows instanceof Dates dates) {
            return dates.from();
        }
        Instants instants = (Instants) rows;
        Instant earliest = instants.pairs().stream()
                .map(PatientInstant::instant)
                .min(Instant::compareTo)
                .orElseThrow();
        return date(earliest.minus(instants.maxAge()));
    }

    private static LocalDate last(RowSelection rows) {
        if (rows instanceof Dates dates) {
            return dates.to();
        }
        return ((Instants) rows)
                .pairs().stream()
                        .map(PatientInstant::instant)
                        .max(Instant::compareTo)
                        .map(SourcePlanner::date)
                        .orElseThrow();
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
