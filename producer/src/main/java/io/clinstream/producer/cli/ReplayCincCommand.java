package io.clinstream.producer.cli;

import io.clinstream.producer.source.cinc2019.CincSource;
import io.clinstream.producer.source.cinc2019.CincSource.Align;
import io.clinstream.producer.source.cinc2019.CincSource.Placement;
import io.clinstream.producer.time.RealWall;
import io.clinstream.producer.time.ReplayMode;
import io.clinstream.producer.time.Speed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay cinc2019 DIR…}. */
@Command(
        name = "cinc2019",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Replay intensive-care patients of the PhysioNet 2019 challenge: hourly vitals and labs; the onset"
                        + " of sepsis (6 h after the first label) as an adverse event of grade 3, the lowest CTCAE has for it.")
final class ReplayCincCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files (.psv, .psv.gz) and folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--study",
            paramLabel = "ID",
            defaultValue = "CINC2019",
            description = "Study id. Default: ${DEFAULT-VALUE}.")
    private String study = "CINC2019";

    @Option(
            names = "--epoch",
            paramLabel = "INSTANT",
            defaultValue = "2019-01-01T00:00:00Z",
            description = "When the stays begin, as the data have no dates. Default: ${DEFAULT-VALUE}.")
    private Instant epoch = Instant.EPOCH;

    @Option(
            names = "--align",
            paramLabel = "WHERE",
            description = "START: all stays begin together; END: all end together. Default: END with --shift-to-now,"
                    + " else START.")
    private @Nullable Align align;

    @Option(
            names = "--last-hours",
            paramLabel = "N",
            description = "Only the last N hours of each stay, the onset of sepsis included.")
    private long lastHours = Long.MAX_VALUE;

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    @Mixin
    private SendOptions send = new SendOptions();

    private final RealWall wall;

    ReplayCincCommand(RealWall wall) {
        this.wall = wall;
    }

    @Override
    public Integer call() {
        Align chosen = align != null ? align : replay.shiftToNow() ? Align.END : Align.START;
        CincSource source =
                new CincSource(paths, new Placement(chosen, epoch, lastHours), study, replay.patientPrefix());
        ProducerRun run = new ProducerRun(Commands.of(spec), source, send, wall);
        Optional<ReplayMode> mode = replay.fixedMode("cinc2019-" + study);
        return mode.isPresent() ? run.send(mode.get(), Speed.UNLIMITED) : run.sendShifted(identity(chosen));
    }

    private List<String> identity(Align chosen) {
        List<String> identity = new ArrayList<>(List.of(
                "cinc2019", study, epoch.toString(), chosen.name(), Long.toString(lastHours), replay.patientPrefix()));
        paths.forEach(path -> identity.add(Commands.name(path)));
        return identity;
    }
}
