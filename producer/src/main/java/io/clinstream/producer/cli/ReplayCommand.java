package io.clinstream.producer.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code replay}: needs one of its subcommands. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = "Replay recorded data.")
final class ReplayCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Commands.of(spec).commandLine(), "replay what? sdtm, cinc2019 or ndjson");
    }
}
