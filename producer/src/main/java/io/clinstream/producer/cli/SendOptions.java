package io.clinstream.producer.cli;

import io.clinstream.producer.time.Speed;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that sends. */
final class SendOptions {

    @Option(
            names = "--speed",
            paramLabel = "X",
            converter = SpeedConverter.class,
            description = "How fast recorded time passes: 1 real time, 60 an hour a minute, max without waiting."
                    + " Default: max for a load or an archive, 1 for a simulation and with --shift-to-now.")
    private @Nullable Speed speed;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:CLINSTREAM_DATA_DIR:-data}",
            description = "Folder in which replays remember how far they were moved. Default: ${DEFAULT-VALUE}.")
    private Path dataDirectory = Path.of("data");

    @Option(
            names = "--progress",
            paramLabel = "STYLE",
            defaultValue = "bar",
            description = "bar, percents or off; on standard error. Default: ${DEFAULT-VALUE}.")
    private ProgressStyle progress = ProgressStyle.bar;

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Option(names = "--dry-run", description = "Read, map and count; send nothing and need no Kafka.")
    private boolean dryRun;

    Optional<Speed> speed() {
        return Optional.ofNullable(speed);
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    ProgressStyle progress() {
        return progress;
    }

    boolean json() {
        return json;
    }

    boolean dryRun() {
        return dryRun;
    }

    /** Reads {@code --speed}. */
    static final class SpeedConverter implements picocli.CommandLine.ITypeConverter<Speed> {

        @Override
        public Speed convert(String text) {
            try {
                return Speed.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new picocli.CommandLine.TypeConversionException(wrong.getMessage());
            }
        }
    }
}
