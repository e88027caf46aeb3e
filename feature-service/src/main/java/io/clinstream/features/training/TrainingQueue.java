package io.clinstream.features.training;

import io.clinstream.features.seal.NotYetException;
import io.clinstream.features.training.TrainingJob.State;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectStoreException;
import io.clinstream.stores.DamagedObjectException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds training sets one after the other, in the background. At most {@value #WAITING} wait. What is built is known by
 * its manifest; what is not is forgotten at a restart, and asked for again.
 */
public final class TrainingQueue implements AutoCloseable {

    /** Most training sets that wait. */
    public static final int WAITING = 8;

    private static final Logger LOGGER = LoggerFactory.getLogger(TrainingQueue.class);
    private static final int FAILURES_KEPT = 100;
    private static final long END_SECONDS = 5;

    private final TrainingBuilder builder;
    private final ThreadPoolExecutor worker;
    private final Map<String, TrainingJob> jobs = new LinkedHashMap<>();

    /** An empty queue before that builder. */
    public TrainingQueue(TrainingBuilder builder) {
        this.builder = builder;
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                task -> new Thread(task, "training-sets"));
    }

    /** Lets a training set be built, unless it is on its way already; false where too many wait. */
    synchronized boolean offer(TrainingRequest request) {
        String id = request.id();
        TrainingJob known = jobs.get(id);
        if (known != null && known.state() != State.FAILED) {
            return true;
        }
        try {
            jobs.put(id, TrainingJob.queued(request));
            worker.execute(() -> run(request));
            return true;
        } catch (RejectedExecutionException full) {
            jobs.remove(id);
            return false;
        }
    }

    /** A training set on its way, or why it failed; empty where it was built or never asked for. */
    synchronized Optional<TrainingJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    private void run(TrainingRequest request) {
        note(TrainingJob.queued(request).running());
        try {
            TrainingManifest built = builder.build(request, Progress.NONE);
            forget(request.id());
            LOGGER.info(
                    "training set {} is built: {} rows in train",
                    built.id(),
                    built.files().get(0).rows());
        } catch (InvalidTrainingRequestException
                | DamagedObjectException
                | ObjectStoreException
                | NotYetException known) {
            LOGGER.warn("training set {} cannot be built: {}", request.id(), known.getMessage());
            note(TrainingJob.queued(request).failed(String.valueOf(known.getMessage())));
        } catch (RuntimeException bug) {
            LOGGER.error("training set {} cannot be built", request.id(), bug);
            note(TrainingJob.queued(request).failed("an internal error; the log has it"));
        }
    }

    private synchronized void note(TrainingJob job) {
        jobs.remove(job.request().id());
        jobs.put(job.request().id(), job);
        jobs.entrySet().stream()
                .filter(entry -> entry.getValue().state() == State.FAILED)
                .map(Map.Entry::getKey)
                .limit(Math.max(0, failures() - FAILURES_KEPT))
                .toList()
                .forEach(jobs::remove);
    }

    private long failures() {
        return jobs.values().stream().filter(job -> job.state() == State.FAILED).count();
    }

    private synchronized void forget(String id) {
        jobs.remove(id);
    }

    /** Ends; what is being built is given a moment, then left. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.warn("a training set is still being built and is left; ask for it again");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
