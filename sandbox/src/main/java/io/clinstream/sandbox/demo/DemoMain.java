package io.clinstream.sandbox.demo;

import io.clinstream.sandbox.StackException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job: {@code scripts/demo.sh}. */
@Command(
        name = "demo.sh",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything on this machine, loads a trial extract, replays real septic patients and a simulated"
                    + " ward, and shows one refreshing screen until Ctrl-C.",
            "Research software, not a medical device."
        })
public final class DemoMain implements Callable<Integer> {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the demonstration; emptied at the start.")
    private Path dataDirectory;

    @Option(names = "--samples", paramLabel = "DIR", required = true, description = "Folder with the sample data.")
    private Path samples;

    @Option(
            names = "--subjects",
            paramLabel = "N",
            defaultValue = "30",
            description = "Trial subjects loaded as history (default ${DEFAULT-VALUE}).")
    private int subjects;

    @Option(
            names = "--ward",
            paramLabel = "N",
            defaultValue = "12",
            description = "Patients of the simulated ward (default ${DEFAULT-VALUE}).")
    private int ward;

    @Option(names = "--check", description = "Run for a bounded time; exit 0 only if ledger and health check are good.")
    private boolean check;

    @Option(names = "--terminal", hidden = true, description = "Standard output is a terminal; the script knows.")
    private boolean terminal;

    private DemoMain() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DemoMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = new Screen(System.out, terminal && !check);
        DemoOptions options = new DemoOptions(
                dataDirectory.toAbsolutePath().normalize(),
                samples.toAbsolutePath().normalize(),
                subjects,
                ward,
                check);
        try {
            return new DemoRun(options, screen).run();
        } catch (StackException refused) {
            screen.say(refused.getMessage());
            return 1;
        }
    }
}
