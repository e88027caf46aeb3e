package io.clinstream.producer.cli;

import io.clinstream.producer.source.ndjson.NdjsonSource;
import io.clinstream.producer.time.RealWall;
import io.clinstream.producer.time.ReplayMode;
import io.clinstream.producer.time.Speed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay ndjson FILE…}. */
@Command(
        name = "ndjson",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Replay archived records in the form of bronze: one JSON object a line, plain or gzipped. Values"
                + " that decode are encoded anew for this registry; what does not decode is sent byte for byte.")
final class ReplayNdjsonCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of bronze, in the order to send them.")
    private List<Path> files = List.of();

    @Option(
            names = "--shift-to-now",
            description = "Move every time so that the last event ends now; remembered in the data folder.")
    private boolean shiftToNow;

    @Mixin
    private SendOptions send = new SendOptions();

    private final RealWall wall;

    ReplayNdjsonCommand(RealWall wall) {
        this.wall = wall;
    }

    @Override
    public Integer call() {
        ProducerRun run = new ProducerRun(Commands.of(spec), new NdjsonSource(files), send, wall);
        if (!shiftToNow) {
            return run.send(new ReplayMode.AsRecorded(), Speed.UNLIMITED);
        }
        List<String> identity = new ArrayList<>(List.of("ndjson"));
        files.forEach(file -> identity.add(Commands.name(file)));
        return run.sendShifted(identity);
    }
}
