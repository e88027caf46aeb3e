package io.clinstream.streams;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the stream processor until the process is asked to stop. Exit codes: 0 stopped, 1 failed, 2 wrong settings. */
public final class StreamProcessorMain {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamProcessorMain.class);
    private static final int FAILED = 1;
    private static final int WRONG_SETTINGS = 2;
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private StreamProcessorMain() {}

    /** Starts; all settings come from the environment. */
    public static void main(String[] arguments) {
        // Avro loads generated classes only of packages named here (apache/avro#3693).
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.clinstream.schema");
        int code = run();
        LOGGER.info("stream processor ends with exit code {}", code);
        Runtime.getRuntime().halt(code);
    }

    /** Without waiting for the main thread the process would end by the signal's code instead of ours. */
    private static Thread closer(StreamProcessor processor, Thread main) {
        return new Thread(
                () -> {
                    processor.close();
                    try {
                        main.join(LONGEST_FAREWELL.toMillis());
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                "shutdown");
    }

    private static int run() {
        StreamProcessorConfig config;
        try {
            config = StreamProcessorConfig.from(Configuration.fromEnvironment());
        } catch (ConfigurationException wrong) {
            LOGGER.error("{}", wrong.getMessage());
            return WRONG_SETTINGS;
        }
        try (StreamProcessor processor = StreamProcessor.open(config)) {
            Runtime.getRuntime().addShutdownHook(closer(processor, Thread.currentThread()));
            return processor.run() ? 0 : FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (IllegalStateException failed) {
            LOGGER.error("{}", failed.getMessage());
            return FAILED;
        }
    }
}
