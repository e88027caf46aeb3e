package io.clinstream.features.past;

import io.clinstream.contract.Topics;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The past of a patient: any vector as of any instant, as known at any instant, computed from the stored canonical log by
 * the engine of the live path; and the vectors that were stored. Safe for use by several threads, of which few are let
 * in at a time.
 */
public final class TimeMachine implements AutoCloseable {

    private static final int READERS = 2;
    private static final int THREADS = 1;
    private static final String MEMORY = "256MB";

    private final LocalQueries queries;
    private final PatientEvents events;
    private final StoredVectors vectors;
    private final Semaphore readers = new Semaphore(READERS);

    /**
     * A time machine over the objects of these topics.
     *
     * @param folder for copies of objects; its own
     * @param cacheBytes most bytes of copies
     */
    public TimeMachine(ObjectStore objects, AvroDecoder decoder, Topics topics, Path folder, long cacheBytes) {
        ObjectCache cache = new ObjectCache(objects, folder.resolve("objects").toAbsolutePath(), cacheBytes);
        queries = new LocalQueries(folder.resolve("spill").toAbsolutePath(), THREADS, MEMORY);
        events = new PatientEvents(
                objects, cache, queries, decoder, topics.events().name());
        vectors = new StoredVectors(objects, cache, queries, topics.features().name());
    }

    /** As many requests are being answered as may be at a time. */
    public static final class BusyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BusyException() {
            super("as many looks into the past are under way as may be");
        }
    }

    /**
     * The vector of a patient.
     *
     * @param asOf the instant it describes, epoch milliseconds
     * @param knownAt events known later than this take no part, epoch milliseconds
     * @return empty where nothing of the patient was known
     * @throws BusyException too many requests at a time
     */
    public Optional<PastVector> vector(String patientId, long asOf, long knownAt) {
        return oneOfFew(() -> {
            PatientEvents.Log log = events.of(patientId);
            return Fold.of(log.events(), asOf, knownAt)
                    .map(known -> PastVector.of(patientId, log, known, vectors.at(patientId, asOf, knownAt)));
        });
    }

    /**
     * One feature over time, from the stored vectors.
     *
     * @param after the first point lies behind it
     * @param to the instants lie before it, epoch milliseconds
     * @param limit most points
     * @return empty where there is no vector of the patient at all
     * @throws BusyException too many requests at a time
     */
    public Optional<List<HistoryPoint>> history(String patientId, Feature feature, Position after, long to, int limit) {
        return oneOfFew(() -> {
            List<HistoryPoint> points = vectors.history(patientId, feature, after, to, limit);
            return points.isEmpty() && !vectors.knows(patientId) ? Optional.empty() : Optional.of(points);
        });
    }

    @Override
    public void close() {
        queries.close();
    }

    private <T> T oneOfFew(Supplier<T> work) {
        if (!readers.tryAcquire()) {
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            readers.release();
        }
    }
}
