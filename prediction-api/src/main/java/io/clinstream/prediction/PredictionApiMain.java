package io.clinstream.prediction;

import io.clinstream.models.news2.MissingCalibrationException;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the prediction API from the environment; stops cleanly on SIGTERM. */
public final class PredictionApiMain {

    private static final Logger LOGGER = LoggerFactory.getLogger(PredictionApiMain.class);
    private static final int WRONG_CONFIGURATION = 2;
    private static final int CANNOT_START = 1;

    private PredictionApiMain() {}

    /** Exit codes: 1 cannot start (no calibration table, port taken), 2 wrong configuration. */
    public static void main(String[] arguments) {
        try {
            PredictionApi api = PredictionApi.start(PredictionConfig.from(Configuration.fromEnvironment()));
            Runtime.getRuntime().addShutdownHook(new Thread(api::close, "shutdown"));
            LOGGER.info("The prediction API listens on port {}.", api.port());
        } catch (ConfigurationException wrong) {
            LOGGER.error("Not started: {}", wrong.getMessage());
            System.exit(WRONG_CONFIGURATION);
        } catch (MissingCalibrationException | IllegalStateException impossible) {
            LOGGER.error("Not started: {}", impossible.getMessage());
            System.exit(CANNOT_START);
        }
    }
}
