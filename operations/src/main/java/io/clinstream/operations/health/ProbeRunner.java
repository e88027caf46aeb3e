package io.clinstream.operations.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs probes beside each other, each within its time. A probe that throws or overstays fails its line. */
public final class ProbeRunner implements AutoCloseable {

    private final Duration limit;
    private final ExecutorService probes = Executors.newCachedThreadPool(ProbeRunner::daemon);
    private final ExecutorService waiters = Executors.newCachedThreadPool(ProbeRunner::daemon);

    /**
     * Makes a runner.
     *
     * @param limit longest time one probe may take
     */
    public ProbeRunner(Duration limit) {
        this.limit = limit;
    }

    CompletableFuture<Line> run(Check check) {
        return CompletableFuture.supplyAsync(() -> runNow(check), waiters);
    }

    private Line runNow(Check check) {
        long begin = System.nanoTime();
        Verdict verdict = verdict(check.probe());
        return new Line(check, verdict, Duration.ofNanos(System.nanoTime() - begin));
    }

    private Verdict verdict(Probe probe) {
        Future<Verdict> running = probes.submit(probe::look);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return new Verdict.Failed("no answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Verdict.Failed(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Failed("interrupted");
        }
    }

    /** The innermost message, which names the cause rather than its wrappers, on one line. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String text = message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "health-probe");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        probes.shutdownNow();
        waiters.shutdownNow();
    }
}
