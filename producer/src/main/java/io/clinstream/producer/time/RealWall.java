package io.clinstream.producer.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wall of this machine. May be stopped from another thread. */
public final class RealWall implements Wall {

    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** A wall that shows {@code clock}. */
    public RealWall(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void await(Duration duration) {
        try {
            boolean stopped = stop.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            if (stopped) {
                return;
            }
        } catch (InterruptedException interrupted) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean stopped() {
        return stop.getCount() == 0;
    }

    /** Ends every wait, now and later. */
    public void stop() {
        stop.countDown();
    }
}
