package io.clinstream.producer.cli;

import io.clinstream.producer.time.ReplayMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a file's past is replayed: as a historical load, or moved to now. */
final class ReplayOptions {

    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    @Option(
            names = "--patient-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Put before every patient id; a patient is either historical or live, never both.")
    private String patientPrefix = "";

    boolean shiftToNow() {
        return choice.shiftToNow;
    }

    String patientPrefix() {
        return patientPrefix;
    }

    /** The mode known before reading; empty for one that depends on the times read. */
    Optional<ReplayMode> fixedMode(String defaultLoadId) {
        return choice.shiftToNow
                ? Optional.empty()
                : Optional.of(new ReplayMode.Historical(choice.loadId == null ? defaultLoadId : choice.loadId));
    }

    private static final class Choice {

        @Option(
                names = "--shift-to-now",
                description = "Send live, moved so that the last event ends now; the shift is remembered in the data"
                        + " folder, so a second run sends the same events.")
        private boolean shiftToNow;

        @Option(
                names = "--load-id",
                paramLabel = "ID",
                description = "Id of the historical load. Default: the source, and the study id or folder name.")
        private @Nullable String loadId;
    }
}
