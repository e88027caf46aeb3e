package io.clinstream.operations.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.operations.access.Connections;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows one event by its offsets through every station, or a row, vector or prediction back to its event. */
@Command(
        name = "trace",
        description = {
            "Follows one event by its offsets through raw, bronze, canonical log, silver, offline, Redis, audit;",
            "or a row, a vector or a prediction back to its event in the canonical log and the raw record behind it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit code 0 if there is a raw record, in its topic or in bronze; 1 if there is none."})
public final class TraceCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @ArgGroup(multiplicity = "1")
    private Start start = new Start();

    @Option(names = "--row", paramLabel = "N", description = "With --object: row or line, from 1.")
    private long row;

    @Option(names = "--patient", paramLabel = "ID", description = "With --vector, where a tick made those of many.")
    private @Nullable String patient;

    /** Where a trace begins. */
    private static final class Start {

        @Parameters(paramLabel = "EVENT_ID", description = "Forward: id of the raw record.")
        private @Nullable String eventId;

        @Option(names = "--vector", paramLabel = "VERSION", description = "Back: epoch-partition-offset-sequence.")
        private @Nullable String vector;

        @Option(names = "--prediction", paramLabel = "UUID", description = "Back: id of a prediction.")
        private @Nullable UUID prediction;

        @Option(names = "--object", paramLabel = "KEY", description = "Back: a Parquet or bronze object; see --row.")
        private @Nullable String object;

        @Option(
                names = "--at",
                paramLabel = "TOPIC:PARTITION:OFFSET",
                description = "Back: any record, also of silver and the offline store, whose rows name theirs.")
        private @Nullable String place;
    }

    /** The command on these connections. */
    public TraceCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        List<Station> stations = stations();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode answer = Json.MAPPER.createObjectNode();
            if (start.eventId != null) {
                answer.put("event_id", start.eventId);
            }
            stations.forEach(station -> answer.set(station.name(), Json.MAPPER.valueToTree(station.found())));
            out.println(answer);
        } else {
            stations.forEach(station -> print(station, out));
        }
        return stations.stream()
                        .anyMatch(station ->
                                station.name().equals("raw") && !station.found().isEmpty())
                ? 0
                : 1;
    }

    private List<Station> stations() throws IOException, SQLException {
        if (start.eventId != null) {
            return new Trace(connections).follow(start.eventId);
        }
        TraceBack back = new TraceBack(connections);
        try {
            if (start.vector != null) {
                return back.fromVector(start.vector, patient);
            }
            if (start.prediction != null) {
                return back.fromPrediction(start.prediction);
            }
            if (start.object != null) {
                if (row < 1) {
                    throw new ParameterException(spec.commandLine(), "--object needs --row, from 1");
                }
                return back.fromObject(start.object, row);
            }
            return back.fromPlace(String.valueOf(start.place));
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), String.valueOf(malformed.getMessage()));
        }
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
