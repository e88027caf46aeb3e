package io.clinstream.producer.cli;

import io.clinstream.files.sdtm.SdtmDirectory;
import io.clinstream.producer.source.sdtm.SdtmSource;
import io.clinstream.producer.time.RealWall;
import io.clinstream.producer.time.ReplayMode;
import io.clinstream.producer.time.Speed;
import java.nio.file.Path;
import java.time.ZoneId;
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

/** {@code replay sdtm DIR}. */
@Command(
        name = "sdtm",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Replay a study: DM, VS, LB and AE as SAS Transport version 5 files, plain or gzipped. By default a"
                        + " historical load, in the order in which things became known.")
final class ReplaySdtmCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with dm.xpt, vs.xpt, lb*.xpt, ae.xpt (or .xpt.gz).")
    private Path directory = Path.of(".");

    @Option(names = "--subjects", paramLabel = "N", description = "Only the first N subjects of DM.")
    private long subjects = Long.MAX_VALUE;

    @Option(names = "--study", paramLabel = "ID", description = "Study id to use instead of STUDYID.")
    private @Nullable String study;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Time zone of times without an offset, such as America/New_York. Default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("UTC");

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    @Mixin
    private SendOptions send = new SendOptions();

    private final RealWall wall;

    ReplaySdtmCommand(RealWall wall) {
        this.wall = wall;
    }

    @Override
    public Integer call() {
        SdtmSource source = new SdtmSource(new SdtmDirectory(directory, zone), subjects, study, replay.patientPrefix());
        ProducerRun run = new ProducerRun(Commands.of(spec), source, send, wall);
        Optional<ReplayMode> mode = replay.fixedMode("sdtm-" + (study == null ? directoryName() : study));
        return mode.isPresent() ? run.send(mode.get(), Speed.UNLIMITED) : run.sendShifted(identity());
    }

    private List<String> identity() {
        return List.of("sdtm", directoryName(), Long.toString(subjects), String.valueOf(study), replay.patientPrefix());
    }

    private String directoryName() {
        return Commands.name(directory);
    }
}
