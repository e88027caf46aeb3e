package io.clinstream.operations.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.operations.access.Connections;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows one event by its offsets through every station. */
@Command(
        name = "trace",
        description =
                "Follows one event by its offsets through raw, bronze, canonical log, silver, offline, Redis, audit.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 0 if the event is in a raw topic, 1 if it is not."})
public final class TraceCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Parameters(paramLabel = "EVENT_ID", description = "Id of the raw record.")
    private String eventId;

    /** The command on these connections. */
    public TraceCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        List<Station> stations = new Trace(connections).follow(eventId);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode answer = Json.MAPPER.createObjectNode().put("event_id", eventId);
            stations.forEach(station -> answer.set(station.name(), Json.MAPPER.valueToTree(station.found())));
            out.println(answer);
        } else {
            stations.forEach(station -> print(station, out));
        }
        return stations.get(0).found().isEmpty() ? 1 : 0;
    }

    private static void print(Station station, PrintWriter out) {
        if (station.found().isEmpty()) {
            out.printf("%-12s not there%n", station.name());
            return;
        }
        String name = station.name();
        for (String place :
                station.found().subList(0, Math.min(SHOWN, station.found().size()))) {
            out.printf("%-12s %s%n", name, place);
            name = "";
        }
        if (station.found().size() > SHOWN) {
            out.printf("%-12s … and %d more%n", "", station.found().size() - SHOWN);
        }
    }
}
