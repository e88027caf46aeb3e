package io.clinstream.operations.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.WebClient;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the prediction API for one patient. */
@Command(
        name = "predict",
        description = "Asks for the risk of one patient.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 0: answered, a refusal for lack of data included. 1: an error."})
public final class PredictCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the answer as it came.")
    private boolean json;

    @Parameters(paramLabel = "PATIENT", description = "Patient id, for example PT00042.")
    private String patient;

    /** The command on these connections. */
    public PredictCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        URI address = connections
                .address(Setting.PREDICTION_API_URL)
                .orElseThrow(() ->
                        new IllegalArgumentException(Setting.PREDICTION_API_URL.key() + " is not set: is it started?"));
        String body = Json.MAPPER.createObjectNode().put("patient_id", patient).toString();
        HttpResponse<String> answer = new WebClient(Duration.ofSeconds(10)).postJson(address, "/predict", body);
        boolean answered = answer.statusCode() == 200;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.body());
        } else if (answered) {
            PredictionText.lines(Json.MAPPER.readTree(answer.body())).forEach(out::println);
        } else {
            spec.commandLine().getErr().println("HTTP " + answer.statusCode() + ": " + detail(answer.body()));
        }
        return answered ? 0 : 1;
    }

    private static String detail(String body) {
        try {
            JsonNode problem = Json.MAPPER.readTree(body);
            return problem.path("detail").asText(problem.path("title").asText(body));
        } catch (IOException notJson) {
            return body;
        }
    }
}
