package io.clinstream.streams.runtime;

import io.clinstream.platform.registry.RegistryUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, a bounded number of times in a while; then the application stops and the process
 * exits, because a failure that repeats is a bug and must be seen. A registry that stayed away is not counted: only
 * time mends it. Logs kinds of failures and places in our code, never messages, which may quote a record.
 */
public final class ThreadRecovery implements StreamsUncaughtExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(ThreadRecovery.class);
    private static final int MOST_REPLACEMENTS = 5;
    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int SHOWN_FRAMES = 12;

    private final String application;
    private final Clock clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    /** Recovery of one application; processing time is meant. */
    public ThreadRecovery(String application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        LOGGER.error("a thread of {} died: {}", application, describe(failure));
        if (isOutage(failure)) {
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        Instant now = clock.instant();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WHILE))) {
            deaths.removeFirst();
        }
        if (deaths.size() <= MOST_REPLACEMENTS) {
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOGGER.error("{} stops: {} threads died within {}", application, deaths.size(), WHILE);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : " caused by ")
                    .append(cause.getClass().getName())
                    .append(Arrays.stream(cause.getStackTrace())
                            .limit(SHOWN_FRAMES)
                            .map(frame -> "\n  at " + frame)
                            .collect(Collectors.joining()));
        }
        return text.toString();
    }
}
