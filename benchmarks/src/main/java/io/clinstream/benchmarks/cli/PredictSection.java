package io.clinstream.benchmarks.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.predict.PredictRun;
import io.clinstream.benchmarks.predict.PredictScene;
import io.clinstream.benchmarks.report.Gate;
import io.clinstream.benchmarks.report.Report;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * The part {@code predict}.
 *
 * @param folder for logs and data
 * @param report receives what is found
 * @param progress told what is done
 */
record PredictSection(Path folder, Report report, Consumer<String> progress) {

    private static final String NAME = "predict";

    void run() throws IOException, InterruptedException, ExecutionException {
        try (PredictScene scene = PredictScene.start(folder.resolve(NAME))) {
            report.figure(NAME, "a prediction in the log", "size", scene.recordBytes(), "B");
            note(new PredictRun(scene, progress).measure());
        }
    }

    private void note(PredictRun.Found found) {
        String even = PredictRun.RATE + " a second over " + PredictRun.CONNECTIONS + " connections";
        for (String percentile : List.of("p50", "p99")) {
            report.figure(NAME, even, "floor, " + percentile, median(found.floors(), percentile), "ms");
            report.figure(NAME, even, "ours, " + percentile, median(found.ours(), percentile), "ms");
        }
        String many = "as fast as " + PredictRun.MANY_CONNECTIONS + " connections can";
        PredictRun.Saturation saturation = found.saturation();
        saturated(many, "echo", saturation.echo());
        saturated(many, "floor", saturation.floor());
        saturated(many, "ours", saturation.ours());
        report.figure(NAME, many, "ours, CPU of a prediction", found.cpuMicros(), "µs");
        double perSecond = saturation.ours().get("perSecond").asDouble();
        report.figure(
                NAME,
                many,
                "ours to echo",
                perSecond / saturation.echo().get("perSecond").asDouble(),
                "");
        report.figure(
                NAME,
                many,
                "ours to floor",
                perSecond / saturation.floor().get("perSecond").asDouble(),
                "");
        String half = "ours at half of its saturation";
        figure(half, "answers", found.half(), "perSecond", "/s");
        figure(half, "p50", found.half(), "p50", "ms");
        figure(half, "p99", found.half(), "p99", "ms");
        report.entrant(NAME, Json.MAPPER.createObjectNode(), found.profile());
        report.judge(Gate.PREDICT_P50_RATIO, ratio(found, "p50"));
        report.judge(Gate.PREDICT_P99_RATIO, ratio(found, "p99"));
        report.judge(Gate.PREDICT_P99_AT_HALF, found.half().get("p99").asDouble());
        report.judge(Gate.PREDICT_P99_SATURATED, saturation.ours().get("p99").asDouble());
    }

    private void saturated(String subject, String who, JsonNode found) {
        figure(subject, who + ", answers", found, "perSecond", "/s");
        figure(subject, who + ", p50", found, "p50", "ms");
        figure(subject, who + ", p99", found, "p99", "ms");
    }

    private void figure(String subject, String name, JsonNode from, String field, String unit) {
        report.figure(NAME, subject, name, from.get(field).asDouble(), unit);
    }

    /** Ratio within each round; the median over the rounds. */
    private static double ratio(PredictRun.Found found, String percentile) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < found.ours().size(); round++) {
            double ours = found.ours().get(round).get(percentile).asDouble();
            ratios.add(ours / found.floors().get(round).get(percentile).asDouble());
        }
        return middle(ratios);
    }

    private static double median(List<JsonNode> rounds, String percentile) {
        return middle(
                rounds.stream().map(round -> round.get(percentile).asDouble()).toList());
    }

    private static double middle(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
