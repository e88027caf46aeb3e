package io.clinstream.operations.shell;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.RedisReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.RedisClient;

/** Sends one command to Redis and prints its reply. */
@Command(
        name = "redis",
        description = "Sends one command to Redis and prints its reply.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: redis HGETALL patient:PT00042:features"})
public final class RedisCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the reply as JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments.")
    private List<String> words;

    /** The command on these connections. */
    public RedisCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() {
        byte[] name = words.get(0).getBytes(StandardCharsets.UTF_8);
        CommandArguments command = new CommandArguments(() -> name);
        words.stream().skip(1).forEach(command::add);
        try (RedisClient redis = connections.redis()) {
            Object reply = redis.executeCommand(command);
            if (json) {
                spec.commandLine().getOut().println(RedisReply.json(reply));
            } else {
                RedisReply.lines(reply).forEach(spec.commandLine().getOut()::println);
            }
        }
        return 0;
    }
}
