package io.clinstream.operations.calibration;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the NEWS2 calibration table from PhysioNet 2019 patients. */
@Command(
        name = "calibrate-news2",
        description = {
            "Makes the table that turns a NEWS2 total into a probability, from patients of the PhysioNet 2019 challenge.",
            "The same patients always give the same bytes."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: calibrate-news2 training_setB --output news2-calibration.json"})
public final class CalibrateNews2 implements Callable<Integer> {

    private static final int PROGRESS_EVERY = 1000;

    private static final String DEFAULT_SOURCE = "PhysioNet/Computing in Cardiology Challenge 2019, training set B"
            + " (one hospital's ICU), CC BY 4.0; Reyna et al., Crit Care Med 48(2):210-217,"
            + " doi:10.1097/CCM.0000000000004145";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of .psv files, or such files.")
    private List<Path> folders;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write the table; without it, it is printed.")
    private Path output;

    @Option(names = "--source", paramLabel = "TEXT", description = "What the table says about its data.")
    private String source = DEFAULT_SOURCE;

    @Option(names = "--no-progress", description = "Print no progress.")
    private boolean quiet;

    /** Runs the command; exit codes: 0 written, 1 unreadable or unusable patients, 2 wrong call. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CalibrateNews2()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("error: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        CincCohort cohort = CincCohort.read(folders, read -> {
            if (!quiet && read % PROGRESS_EVERY == 0) {
                err.println(read + " patients read");
                err.flush();
            }
        });
        String table = CalibrationTable.json(cohort.tally(), source, cohort.sha256());
        if (output == null) {
            spec.commandLine().getOut().print(table);
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(output, table);
            spec.commandLine().getOut().println(summary(cohort.tally()));
        }
        return 0;
    }

    private String summary(Tally tally) {
        return tally.patients() + " patients (" + tally.septicPatients() + " septic), "
                + tally.hours().known() + " patient-hours in the table, "
                + tally.events() + " of them followed by sepsis within 24 h: " + output;
    }
}
