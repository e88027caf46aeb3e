package io.clinstream.features.retention;

import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.MinioObjectRemoval;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sweep as the feature service does it by itself; what the server can do is handed to it first. */
public final class ScheduledRetention implements Runnable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ScheduledRetention.class);

    private final Connections connections;
    private final Clock clock;

    /** A sweep over these connections. */
    public ScheduledRetention(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** The sweep these connections make. */
    static RetentionSweep sweep(Connections connections, Clock clock) {
        return new RetentionSweep(
                connections.objects(),
                MinioObjectRemoval.from(connections.configuration()),
                RetentionPolicy.from(connections.configuration()),
                clock);
    }

    @Override
    public void run() {
        RetentionSweep sweep = sweep(connections, clock);
        if (!sweep.handToServer()) {
            LOGGER.warn("the object store has no rules of expiry; the sweep does all of it");
        }
        RetentionReport report = sweep.sweep(false, Progress.NONE);
        LOGGER.info(
                "removed {} objects, {} bytes; {} as old stay because a manifest needs them",
                report.objects(),
                report.bytes(),
                report.needed());
    }
}
