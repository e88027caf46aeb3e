package io.clinstream.producer.cli;

import io.clinstream.producer.source.ward.FaultRates;
import io.clinstream.producer.source.ward.KnownHazardPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** How patients fare in a simulation. */
final class CourseOptions {

    /** What makes patients fall ill. */
    enum Course {
        /** Some fall ill once, at a time drawn beforehand. */
        INVENTED,
        /** All deteriorate and recover at random; the rate of adverse events is a known function of the severity. */
        KNOWN_HAZARD
    }

    private static final List<String> ONLY_INVENTED = List.of("--count", "--mix", "--deteriorating");
    private static final List<String> ONLY_KNOWN = List.of("--hazard-file", "--prevalence", "--labs-every");

    @Option(
            names = "--course",
            paramLabel = "COURSE",
            defaultValue = "INVENTED",
            description = "INVENTED: some patients fall ill once. KNOWN_HAZARD: patients deteriorate over hours before"
                    + " adverse events whose hazard is known; needs --duration. Default: ${DEFAULT-VALUE}.")
    private Course course = Course.INVENTED;

    @Option(
            names = "--hazard-file",
            paramLabel = "FILE",
            description =
                    "KNOWN_HAZARD: write severity, hazard per hour, risk within 24 h and whether an event began of"
                            + " each patient-hour, as CSV; a name ending in .gz is compressed.")
    private @Nullable Path hazardFile;

    @Option(
            names = "--prevalence",
            paramLabel = "RATE",
            defaultValue = "0.05",
            description = "KNOWN_HAZARD: share of patient-hours that an event follows within 24 h. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double prevalence = 0.05;

    @Option(
            names = "--labs-every",
            paramLabel = "DURATION",
            defaultValue = "P1D",
            description = "KNOWN_HAZARD: between two laboratory panels of one patient. Default: ${DEFAULT-VALUE}.")
    private Duration labsEvery = Duration.ofDays(1);

    boolean knownHazard() {
        return course == Course.KNOWN_HAZARD;
    }

    /**
     * Refuses options of the other course.
     *
     * @throws IllegalArgumentException naming the option and the rule
     */
    void check(ParseResult given) {
        List<String> others = knownHazard() ? ONLY_INVENTED : ONLY_KNOWN;
        for (String option : others) {
            if (given.hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        option + " must not be given with --course " + course + ": it is of the other course");
            }
        }
        if (knownHazard() && !given.hasMatchedOption("--duration")) {
            throw new IllegalArgumentException("--duration must be given with --course KNOWN_HAZARD");
        }
    }

    /** The plan of a ward with known hazard; {@code interval} null for its own default. */
    KnownHazardPlan plan(
            int patients,
            long seed,
            Instant start,
            Duration duration,
            @Nullable Duration interval,
            FaultRates faults,
            String study,
            String patientPrefix) {
        return new KnownHazardPlan(
                patients,
                seed,
                start,
                duration,
                interval == null ? KnownHazardPlan.INTERVAL : interval,
                labsEvery,
                prevalence,
                faults,
                study,
                patientPrefix,
                Optional.ofNullable(hazardFile));
    }
}
