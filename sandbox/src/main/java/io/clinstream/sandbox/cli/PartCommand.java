package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackException;
import io.clinstream.sandbox.layout.DataDirectory;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The drills: {@code stop-part}, {@code start-part}, {@code kill-part} and {@code restart-part}. One part of a running
 * stack; all others are left alone.
 */
@Command(mixinStandardHelpOptions = true)
final class PartCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PartRequest.Verb verb;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(
            paramLabel = "PART",
            description = "kafka, registry, redis, s3, postgres, stream-processor, feature-service or prediction-api.")
    private String part = "";

    @Spec
    private CommandSpec spec;

    PartCommand(PartRequest.Verb verb) {
        this.verb = verb;
    }

    @Override
    public Integer call() throws InterruptedException {
        PartRequest request = new PartRequest(verb, Part.of(part));
        DataDirectory directory = data.directory();
        ProcessHandle supervisor = StackState.read(directory.state())
                .flatMap(StackState::supervisor)
                .orElseThrow(() -> new StackException("no stack runs on " + directory.root()));
        new RequestFolder(directory.requests()).ask(request, PATIENCE, supervisor::isAlive);
        spec.commandLine().getOut().println(verb.text() + " " + part + ": done");
        return 0;
    }
}
