package io.clinstream.streams;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the stream processor until the process is asked to stop. Exit codes: 0 stopped, 1 failed, 2 wrong settings. */
public final class StreamProcessorMain {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamProcessorMain.class);
    private static final int FAILED = 1;
    private static final int WRONG_SETTINGS = 2;

    private StreamProcessorMain() {}

    /** Starts; all settings come from the environment. */
    public static void main(String[] arguments) {
        // Avro loads generated classes only of packages named here (apache/avro#3693).
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.clinstream.schema");
        int code = run();
        LOGGER.info("stream processor ends with exit code {}", code);
        Runtime.getRuntime().halt(code);
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
            Thread closer = new Thread(processor::close, "shutdown");
            Runtime.getRuntime().addShutdownHook(closer);
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
