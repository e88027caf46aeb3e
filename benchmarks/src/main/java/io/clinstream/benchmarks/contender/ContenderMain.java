package io.clinstream.benchmarks.contender;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clinstream.benchmarks.profile.FlightRecording;
import io.clinstream.platform.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Main of a contender's JVM. It answers each line of its input with one line of JSON on its output, and ends with its
 * input: {@code meter}, {@code collect} (a meter after a full collection), {@code profile} and {@code summary} (begin
 * and end of a flight recording), {@code quit}.
 */
public final class ContenderMain {

    private ContenderMain() {}

    /** Runs the contender that the arguments describe ({@link ContenderSettings#arguments}). */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.clinstream.schema");
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (Contender contender = make(ContenderSettings.of(arguments))) {
            Map<String, Object> ready = new LinkedHashMap<>(contender.start());
            ready.put("configuration", contender.configuration());
            answer(answers, ready);
            serve(answers);
        }
    }

    private static void serve(PrintStream answers) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        FlightRecording recording = new FlightRecording();
        for (String line = lines.readLine(); line != null && !line.equals("quit"); line = lines.readLine()) {
            switch (line) {
                case "meter" -> answer(answers, ProcessMeter.read());
                case "collect" -> {
                    ProcessMeter.collect();
                    answer(answers, ProcessMeter.read());
                }
                case "profile" -> {
                    recording.begin();
                    answer(answers, Map.of());
                }
                case "summary" -> answer(answers, Map.of("profile", recording.end()));
                default -> throw new IllegalArgumentException("unknown command " + line);
            }
        }
    }

    private static Contender make(ContenderSettings settings) {
        return switch (settings.kind()) {
            case PLAIN -> new PlainLoop(settings);
            case DSL -> new HoppingWindows(settings);
            default -> new OurApplications(settings);
        };
    }

    private static void answer(PrintStream answers, Object content) throws JsonProcessingException {
        answers.println(Json.MAPPER.writeValueAsString(content));
        answers.flush();
    }
}
