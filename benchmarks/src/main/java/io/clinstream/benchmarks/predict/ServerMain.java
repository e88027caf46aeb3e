package io.clinstream.benchmarks.predict;

import com.sun.management.OperatingSystemMXBean;
import io.clinstream.benchmarks.profile.FlightRecording;
import io.clinstream.models.tree.TreeEnsemble;
import io.clinstream.prediction.PredictionApiMain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main of the JVMs that are asked: {@code ours} is the prediction API as its own main starts it, configured by the
 * environment; {@code floor REDIS KAFKA TOPIC BYTES TREES} is the {@link Floor}. Questions: {@code profile}, {@code
 * summary} (begin and end of a flight recording), {@code meter}.
 */
public final class ServerMain {

    private static final Logger LOGGER = LoggerFactory.getLogger(ServerMain.class);

    private ServerMain() {}

    /** Serves until its input ends; ends with code 1 where it cannot start, whatever threads there are by then. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            serve(arguments);
        } catch (RuntimeException | Error failed) {
            LOGGER.error("The measured server ends.", failed);
            System.exit(1);
        }
        System.exit(0);
    }

    private static void serve(String[] arguments) throws IOException, InterruptedException {
        Conversation conversation = new Conversation();
        FlightRecording recording = new FlightRecording();
        Map<String, Object> ready = arguments[0].equals("ours") ? ours() : floor(arguments);
        conversation.hold(ready, question -> switch (question.get("do").asText()) {
            case "profile" -> {
                recording.begin();
                yield Map.of();
            }
            case "summary" -> Map.of("profile", recording.end());
            case "meter" ->
                Map.of(
                        "cpuNanos",
                        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                .getProcessCpuTime());
            default -> throw new IllegalArgumentException(question.toString());
        });
    }

    private static Map<String, Object> ours() {
        PredictionApiMain.main(new String[0]);
        return Map.of();
    }

    private static Map<String, Object> floor(String[] arguments) throws IOException {
        TreeEnsemble trees = TreeEnsemble.fromXgboostJson(Files.readAllBytes(Path.of(arguments[5])));
        Floor floor =
                new Floor(URI.create(arguments[1]), arguments[2], arguments[3], Integer.parseInt(arguments[4]), trees);
        Runtime.getRuntime().addShutdownHook(new Thread(floor::close, "end-floor"));
        return Map.of("port", floor.port());
    }
}
