package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.layout.Distribution;
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
            ProcessHandle.of(options.owner())
                    .ifPresentOrElse(owner -> owner.onExit().thenRun(supervisor::stop), supervisor::stop);
        }
        return supervisor.run();
    }
}
