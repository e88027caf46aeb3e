package io.clinstream.operations.parity;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import java.time.Duration;

/**
 * What the live applications were told, and a replay must be told too.
 *
 * @param logEpoch epoch of the canonical log
 * @param conflation interval in which vectors may give way to newer ones; zero: none does
 * @param onlineRetention how long after the last accepted event Redis keeps a vector
 */
record ReplaySettings(int logEpoch, Duration conflation, Duration onlineRetention) {

    static ReplaySettings from(Configuration configuration) {
        return new ReplaySettings(
                configuration.number(Setting.LOG_EPOCH, 1, Integer.MAX_VALUE),
                configuration.find(Setting.CONFLATION).isEmpty()
                        ? Duration.ZERO
                        : configuration.duration(Setting.CONFLATION),
                configuration.duration(Setting.ONLINE_RETENTION));
    }
}
