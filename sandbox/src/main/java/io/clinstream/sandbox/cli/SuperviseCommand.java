package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.layout.Distribution;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The supervisor itself, in the foreground; {@code start} runs it in the background. */
@Command(
        name = "supervise",
        description = "Run the stack in the foreground, for 'start' and for containers.",
        mixinStandardHelpOptions = true)
final class SuperviseCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private StartOptions options = new StartOptions();

    @Override
    public Integer call() {
        Supervisor supervisor = new Supervisor(data.directory(), options.forStack(Distribution.ofThisJvm()));
        if (options.owner() != 0) {
            stopAfter(options.owner(), supervisor);
        }
        return supervisor.run();
    }

    private static void stopAfter(long pid, Supervisor supervisor) {
        Optional<ProcessHandle> owner = ProcessHandle.of(pid);
        if (owner.isPresent()) {
            var unused = owner.get().onExit().thenRun(supervisor::stop);
        } else {
            supervisor.stop();
        }
    }
}
