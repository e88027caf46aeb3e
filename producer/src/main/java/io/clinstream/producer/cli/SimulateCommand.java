package io.clinstream.producer.cli;

import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.ward.EventMix;
import io.clinstream.producer.source.ward.KnownHazardPlan;
import io.clinstream.producer.source.ward.KnownHazardSource;
import io.clinstream.producer.source.ward.WardPlan;
import io.clinstream.producer.source.ward.WardSource;
import io.clinstream.producer.time.RealWall;
import io.clinstream.producer.time.Speed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Simulate a ward of seeded patients and the faults real feeds have. The same seed and start give"
                + " the same events, byte for byte. Without --count and --duration it runs until stopped.")
final class SimulateCommand implements Callable<Integer> {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--patients", paramLabel = "N", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
    private int patients;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of all randomness. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--count", paramLabel = "N", description = "Send so many records.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            description = "Between two events of one patient, ISO 8601; with KNOWN_HAZARD between two readings of vital"
                    + " signs. Default: PT10S; KNOWN_HAZARD: PT2H.")
    private @Nullable Duration interval;

    @Option(names = "--duration", paramLabel = "DURATION", description = "Simulated time, ISO 8601, such as PT2H.")
    private @Nullable Duration duration;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description = "Of simulated time. Default: so that the end is now; for a ward without end, now.")
    private @Nullable Instant start;

    @Option(
            names = "--mix",
            paramLabel = "KIND=WEIGHT,...",
            defaultValue = EventMix.DEFAULT,
            description = "Kinds of events. Default: ${DEFAULT-VALUE}.")
    private String mix = EventMix.DEFAULT;

    @Option(
            names = "--deteriorating",
            paramLabel = "RATE",
            defaultValue = "0.2",
            description = "Share of patients who fall ill. Default: ${DEFAULT-VALUE}.")
    private double deteriorating;

    @Option(names = "--study", paramLabel = "ID", defaultValue = "WARD", description = "Default: ${DEFAULT-VALUE}.")
    private String study = "WARD";

    @Option(
            names = "--patient-prefix",
            paramLabel = "TEXT",
            defaultValue = "PT",
            description = "Before five digits. Default: ${DEFAULT-VALUE}.")
    private String patientPrefix = "PT";

    @Mixin
    private CourseOptions course = new CourseOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private FaultOptions faults = new FaultOptions();

    @Mixin
    private SendOptions send = new SendOptions();

    private final RealWall wall;

    SimulateCommand(RealWall wall) {
        this.wall = wall;
    }

    @Override
    public Integer call() {
        Speed speed = send.speed().orElse(load.defaultSpeed());
        EventSource source;
        try {
            course.check(Commands.of(spec).commandLine().getParseResult());
            source = course.knownHazard() ? knownHazard(speed) : invented(speed);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(Commands.of(spec).commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
        return new ProducerRun(Commands.of(spec), source, send, wall).send(load.mode(study), speed);
    }

    private EventSource invented(Speed speed) {
        Instant now = wall.now().truncatedTo(ChronoUnit.MILLIS);
        WardPlan plan = plan(now);
        Optional<Duration> length = plan.length();
        load.requireEnd(length);
        if (length.isEmpty() && start == null && speed.factor() > 1) {
            throw new IllegalArgumentException(
                    "faster than real time needs an end: give --count or --duration, or --start in the past");
        }
        if (start == null && length.isPresent()) {
            Duration whole = length.get().plus(plan.tail());
            Duration ahead = whole.minus(speed.onTheWall(whole));
            plan = plan(plan.start().minus(ahead));
        }
        load.check(plan.faults(), plan.start().plus(length.orElse(Duration.ZERO)), now);
        return new WardSource(plan);
    }

    /** By default the ward ends now; live, it goes on at its speed until then. */
    private EventSource knownHazard(Speed speed) {
        Instant now = wall.now();
        Duration whole = Objects.requireNonNull(duration, "--duration");
        Instant from = start != null
                ? start
                : now.minus(whole.minus(speed.onTheWall(whole))).truncatedTo(ChronoUnit.HOURS);
        KnownHazardPlan plan = course.plan(patients, seed, from, whole, interval, faults.rates(), study, patientPrefix);
        load.check(plan.faults(), plan.end(), now);
        return new KnownHazardSource(plan);
    }

    private WardPlan plan(Instant from) {
        return new WardPlan(
                patients,
                seed,
                start == null ? from : start,
                interval == null ? INTERVAL : interval,
                count,
                Optional.ofNullable(duration),
                EventMix.parse(mix),
                faults.rates(),
                deteriorating,
                study,
                patientPrefix);
    }
}
