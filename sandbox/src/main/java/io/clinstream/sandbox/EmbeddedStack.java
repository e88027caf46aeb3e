package io.clinstream.sandbox;

import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.sandbox.process.Reaper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A running stack: real Kafka, registry, Redis, S3 and PostgreSQL, and our applications unless left out, each a child
 * process of this JVM on loopback, with all data in one folder. The children end with this JVM, however it ends.
 *
 * <p>Used in-process by integration tests, and by the supervisor behind {@code scripts/stack.sh}. Thread-safe.
 */
public final class EmbeddedStack implements AutoCloseable {

    private final StackPlan plan;
    private final StackLock lock;
    private final Reaper reaper;
    private final Map<Part, SupervisedPart> parts = new EnumMap<>(Part.class);
    private volatile boolean closing;

    private EmbeddedStack(StackPlan plan, StackLock lock, Reaper reaper) {
        this.plan = plan;
        this.lock = lock;
        this.reaper = reaper;
        for (Part part : Part.values()) {
            if (part.infrastructure() || !plan.options().infrastructureOnly()) {
                parts.put(
                        part,
                        new SupervisedPart(
                                plan.node(part),
                                plan.setups(part),
                                plan.data().log(part),
                                reaper,
                                plan.options().listener()));
            }
        }
    }

    /**
     * Starts a stack and returns when every part is ready: topics, compatibility level, bucket and database exist,
     * and {@code stack.env} is written.
     *
     * @param dataDirectory created when missing; a stack started there before continues with its data
     * @throws StackException it cannot be started; nothing keeps running
     */
    public static EmbeddedStack start(Path dataDirectory, StackOptions options) {
        DataDirectory data = new DataDirectory(dataDirectory);
        options.distribution().requireComplete();
        data.requireUsable();
        StackLock lock = StackLock.take(data);
        EmbeddedStack stack;
        try {
            stack = new EmbeddedStack(StackPlan.make(data, options), lock, Reaper.start());
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    /**
     * Makes the checks of a start and starts nothing.
     *
     * @throws StackException a start would be refused
     */
    public static void check(Path dataDirectory, StackOptions options) {
        DataDirectory data = new DataDirectory(dataDirectory);
        options.distribution().requireComplete();
        data.requireUsable();
        StackLock lock = StackLock.take(data);
        try {
            StackPlan.make(data, options);
        } finally {
            lock.close();
        }
    }

    /** Where everything listens. */
    public StackAddresses addresses() {
        return plan.addresses();
    }

    /** The folder with the stack's data and logs. */
    public Path dataDirectory() {
        return plan.data().root();
    }

    /** State of every part, in the order of {@link Part}. */
    public List<PartStatus> status() {
        return parts.values().stream().map(SupervisedPart::status).toList();
    }

    /** Port of one part. */
    public int port(Part part) {
        return plan.ports().of(part.id());
    }

    /**
     * Stops one part and keeps its data; returns when its process has ended.
     *
     * @throws StackException the stack was started without this part
     */
    public void stop(Part part) {
        supervised(part).stop();
    }

    /** {@code kill -9} of one part; returns when its process has ended. */
    public void kill(Part part) {
        supervised(part).kill();
    }

    /**
     * Starts one part again on its port and data; returns when it is ready. Nothing happens when it runs.
     *
     * @throws StackException it cannot be started
     */
    public void start(Part part) {
        supervised(part).start(plan.options().patience(), () -> closing);
    }

    /** Stops everything, applications first; returns when every process has ended. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            inParallel(Part.applications(), SupervisedPart::stop);
            inParallel(Part.infrastructureParts(), SupervisedPart::stop);
        } finally {
            reaper.close();
            lock.close();
        }
    }

    private void startAll() {
        inParallel(Part.infrastructureParts(), this::start);
        plan.addresses().write(plan.data().addresses());
        inParallel(Part.applications(), this::start);
    }

    private void start(SupervisedPart part) {
        part.start(plan.options().patience(), () -> closing);
    }

    private void inParallel(Collection<Part> wanted, Consumer<SupervisedPart> action) {
        ExecutorService threads = Executors.newFixedThreadPool(Part.values().length);
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            CompletableFuture<Void> firstFailure = new CompletableFuture<>();
            for (Part part : wanted) {
                SupervisedPart supervised = parts.get(part);
                if (supervised != null) {
                    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> action.accept(supervised), threads);
                    var unused = one.exceptionally(failure -> {
                        firstFailure.completeExceptionally(failure);
                        return null;
                    });
                    running.add(one);
                }
            }
            CompletableFuture.anyOf(CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)), firstFailure)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StackException said) {
                throw said;
            }
            throw failed;
        } finally {
            threads.shutdown();
        }
    }

    private SupervisedPart supervised(Part part) {
        SupervisedPart supervised = parts.get(part);
        if (supervised == null) {
            throw new StackException("this stack was started without " + part.id());
        }
        return supervised;
    }
}
