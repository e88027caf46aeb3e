package io.clinstream.prediction.served;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The model in service. It can be exchanged at any moment: a request under way finishes on the model it began with, and a
 * model is closed when the last request has left it. Safe for many threads; requests take no lock.
 */
public final class ServedModel implements AutoCloseable {

    private volatile Tenure current;

    /** Puts a first model into service. */
    public ServedModel(Served first) {
        this.current = new Tenure(first);
    }

    /** Does something with one model, which stays open until it is done. */
    public <R> R with(Function<Served, R> use) {
        Tenure tenure = enter();
        try {
            return use.apply(tenure.served);
        } finally {
            tenure.leave();
        }
    }

    /** What serves now: to be shown, not to be scored with. */
    public Served now() {
        return current.served;
    }

    /** Exchanges the model; the old one is closed now, or by the last request that uses it. */
    public synchronized void exchange(Served next) {
        Tenure before = current;
        current = new Tenure(next);
        before.leave();
    }

    /** Closes the model once no request uses it; none may begin afterwards. */
    @Override
    public void close() {
        current.leave();
    }

    /** Fails only for a tenure that has just ended, and then another has begun. */
    private Tenure enter() {
        Tenure tenure = current;
        while (!tenure.enter()) {
            Tenure next = current;
            if (next == tenure) {
                throw new IllegalStateException("the model was closed for good");
            }
            tenure = next;
        }
        return tenure;
    }

    /** One model's time in service, with a count of those who keep it open: its service itself, and each request. */
    private static final class Tenure {

        private final Served served;
        private final AtomicInteger users = new AtomicInteger(1);

        private Tenure(Served served) {
            this.served = served;
        }

        private boolean enter() {
            int before = users.get();
            while (before > 0) {
                if (users.compareAndSet(before, before + 1)) {
                    return true;
                }
                before = users.get();
            }
            return false;
        }

        private void leave() {
            if (users.decrementAndGet() == 0) {
                served.model().close();
            }
        }
    }
}
