package io.clinstream.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** A flight recording of this JVM: where its threads are, a hundred times a second. */
public final class FlightRecording {

    private static final Duration PERIOD = Duration.ofMillis(10);

    private @Nullable Recording recording;

    /** Starts to record. */
    public void begin() {
        Recording started = new Recording();
        started.enable(ProfileSummary.JAVA_SAMPLE).withPeriod(PERIOD);
        started.enable(ProfileSummary.NATIVE_SAMPLE).withPeriod(PERIOD);
        started.enable("jdk.ObjectAllocationSample").with("throttle", "300/s");
        started.start();
        recording = started;
    }

    /** Ends the recording: its frames by self time, the greatest first. */
    public List<ProfileSummary.Frame> end() throws IOException {
        Recording running = recording;
        if (running == null) {
            throw new IllegalStateException("no recording has begun");
        }
        Path file = Files.createTempFile("clinstream-benchmark", ".jfr");
        try (running) {
            running.stop();
            running.dump(file);
            return ProfileSummary.of(file);
        } finally {
            recording = null;
            Files.delete(file);
        }
    }
}
