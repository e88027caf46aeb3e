package io.clinstream.features.seal;

import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedManifest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals dates: gathers the vectors of each, joins the labels known by the cut-off, and publishes a version if it differs
 * from the newest. Two runs at once cannot both publish one version; on one data folder they exclude each other.
 */
public final class SealRun {

    /** Name of the canonical log among the inputs of a manifest. */
    static final String EVENTS_INPUT = "processed/events";

    /** As many vectors are gathered at once, if they are of more than one day. */
    private static final long BATCH_ROWS = 200_000;

    private final ObjectStore store;
    private final AvroDecoder decoder;
    private final SealSettings settings;
    private final LogProgress log;
    private final Clock clock;

    SealRun(ObjectStore store, AvroDecoder decoder, SealSettings settings, LogProgress log, Clock clock) {
        this.store = store;
        this.decoder = decoder;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Seals what is asked for.
     *
     * @return what became of each date, oldest first
     * @throws NotYetException the stores do not follow the log up to the cut-off, or the backfill is not finished
     */
    public List<SealOutcome> run(SealRequest request, Progress progress) {
        Instant frontier = log.frontier();
        Instant cutOff = cutOff(request, frontier);
        request.source()
                .completionKey()
                .filter(key -> store.stat(key).isEmpty())
                .ifPresent(key -> {
                    throw new NotYetException("there is no " + key + ": that backfill is not finished");
                });
        try (Workspace space = Workspace.in(settings.folder(), "run");
                SealIndex index = SealIndex.open(
                        settings.folder(), space.folder("index"), settings.memoryMebibytes() / 2, store)) {
            progress.say("reading new objects");
            index.update(request.source(), progress);
            List<SealOutcome> outcomes = new ArrayList<>();
            List<LocalDate> wanted = wanted(request, index, cutOff, outcomes);
            progress.expect(wanted.size());
            for (List<LocalDate> batch : batches(wanted, request.source(), index)) {
                outcomes.addAll(seal(batch, request, cutOff, index, progress));
            }
            outcomes.sort((one, other) -> one.date().compareTo(other.date()));
            return outcomes;
        }
    }

    private static Instant cutOff(SealRequest request, Instant frontier) {
        Instant cutOff = request.cutOff().orElse(frontier).truncatedTo(ChronoUnit.MILLIS);
        if (cutOff.isAfter(frontier)) {
            throw new NotYetException("the cut-off " + cutOff + " lies after " + frontier
                    + ", up to which everything known is in the stores");
        }
        return cutOff;
    }

    /** The dates to look at; those that need no look become outcomes at once. */
    private List<LocalDate> wanted(SealRequest request, SealIndex index, Instant cutOff, List<SealOutcome> outcomes) {
        String folder = request.source().folder();
        List<LocalDate> candidates = new ArrayList<>(request.dates());
        if (candidates.isEmpty()) {
            index.database()
                    .each(
                            "SELECT DISTINCT day FROM vectors WHERE folder = ? ORDER BY day",
                            row -> candidates.add(LocalDate.ofEpochDay(row.getLong(1))),
                            folder);
        }
        SealChanges changes = new SealChanges(index.database(), folder, settings.labels(), cutOff);
        SealedDates sealed = new SealedDates(store);
        List<LocalDate> wanted = new ArrayList<>();
        for (LocalDate date : candidates) {
            Optional<String> missing =
                    request.source().equals(VectorSource.OFFLINE) ? log.missing(date) : Optional.empty();
            Optional<SealedManifest> newest = request.dates().isEmpty() ? sealed.newest(date) : Optional.empty();
            if (missing.isPresent()) {
                outcomes.add(SealOutcome.pending(date, missing.get()));
            } else if (newest.isPresent()
                    && !changes.possible(newest.get(), request.source().name())) {
                outcomes.add(SealOutcome.unchanged(
                        date,
                        newest.get().version(),
                        newest.get().rows(),
                        newest.get().files().size()));
            } else {
                wanted.add(date);
            }
        }
        return wanted;
    }

    private static List<List<LocalDate>> batches(List<LocalDate> dates, VectorSource source, SealIndex index) {
        List<List<LocalDate>> batches = new ArrayList<>();
        long held = Long.MAX_VALUE / 2;
        for (LocalDate date : dates) {
            long rows = index.database()
                    .number(
                            "SELECT coalesce(sum(rows), 0) FROM vectors WHERE folder = ? AND day = ?",
                            source.folder(),
                            date.toEpochDay());
            if (held + rows > BATCH_ROWS) {
                batches.add(new ArrayList<>());
                held = 0;
            }
            batches.get(batches.size() - 1).add(date);
            held += rows;
        }
        return batches;
    }

    private List<SealOutcome> seal(
            List<LocalDate> dates, SealRequest request, Instant cutOff, SealIndex index, Progress progress) {
        List<SealOutcome> outcomes = new ArrayList<>();
        try (Workspace space = Workspace.in(settings.folder(), "dates");
                DayVectors vectors = DayVectors.gather(
                        dates.stream().map(LocalDate::toEpochDay).toList(),
                        request.source(),
                        index,
                        store,
                        space,
                        settings.memoryMebibytes() / 2,
                        progress)) {
            DateSealer sealer = new DateSealer(
                    store, decoder, settings.labels(), request, cutOff, index.database(), vectors, clock);
            for (LocalDate date : dates) {
                progress.say(date.toString());
                outcomes.add(sealer.seal(date, space.folder("files")));
                progress.advance(1);
            }
        }
        return outcomes;
    }
}
