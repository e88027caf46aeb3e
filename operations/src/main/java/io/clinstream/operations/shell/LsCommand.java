package io.clinstream.operations.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.text.TextTable;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectInfo;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists objects of the bucket. */
@Command(
        name = "ls",
        description = "Lists the objects of the bucket.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ls processed/ --long"})
public final class LsCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--long", description = "With size and time.")
    private boolean detailed;

    @Option(names = "--json", description = "Print one JSON object an object.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "PREFIX", defaultValue = "", description = "First part of the names.")
    private String prefix;

    /** The command on these connections. */
    public LsCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ObjectInfo> objects = connections.objects().list(prefix);
        if (json) {
            objects.forEach(object -> out.println(asJson(object)));
        } else if (detailed) {
            printTable(objects, out);
        } else {
            objects.forEach(object -> out.println(object.key()));
        }
        return 0;
    }

    private static void printTable(List<ObjectInfo> objects, PrintWriter out) {
        TextTable table = new TextTable(List.of("bytes", "modified", "name"));
        long bytes = 0;
        for (ObjectInfo object : objects) {
            bytes += object.size();
            table.add(List.of(Long.toString(object.size()), object.modified().toString(), object.key()));
        }
        table.lines().forEach(out::println);
        out.println("(" + objects.size() + " objects, " + bytes + " bytes)");
    }

    private static ObjectNode asJson(ObjectInfo object) {
        return Json.MAPPER
                .createObjectNode()
                .put("key", object.key())
                .put("bytes", object.size())
                .put("modified", object.modified().toString());
    }
}
