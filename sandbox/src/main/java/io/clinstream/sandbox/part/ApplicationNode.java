package io.clinstream.sandbox.part;

import io.clinstream.platform.config.Setting;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.sandbox.process.JavaCommand;
import io.clinstream.sandbox.process.Launch;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of our applications, told by environment where everything is.
 *
 * @param part which one
 * @param distribution where the libraries lie
 * @param data where it keeps its state and its log
 * @param addresses what it is told
 * @param port port of its HTTP server
 */
public record ApplicationNode(
        Part part, Distribution distribution, DataDirectory data, StackAddresses addresses, int port) implements Node {

    private static final int HEAP_MEGABYTES = 512;

    /** A person who watches should not wait a minute for a window to run out. */
    private static final String TICK_RESOLUTION = "PT10S";

    /** Applications only. */
    public ApplicationNode {
        if (part.infrastructure()) {
            throw new IllegalArgumentException(part.id() + " is no application");
        }
    }

    @Override
    public Launch prepare() {
        Path folder = data.of(part);
        Map<String, String> settings = userSettings();
        Map<String, String> environment = new LinkedHashMap<>(settings);
        environment.putIfAbsent(Setting.TICK_RESOLUTION.key(), TICK_RESOLUTION);
        environment.putAll(addresses.environment());
        environment.computeIfPresent(
                Setting.LABEL_REPORTING_LAG.key(), (key, ofStack) -> settings.getOrDefault(key, ofStack));
        environment.put(Setting.HTTP_HOST.key(), "127.0.0.1");
        environment.put(Setting.HTTP_PORT.key(), Integer.toString(port));
        environment.put(Setting.DATA_DIR.key(), folder.toString());
        // Somebody is watching: objects every few seconds, and partitions back at once after a drill.
        environment.putIfAbsent(Setting.OBJECT_MAX_AGE.key(), "PT5S");
        environment.putIfAbsent(Setting.INSTANCE_ID.key(), "sandbox");
        return new Launch(
                JavaCommand.of(
                        distribution.classPath(),
                        HEAP_MEGABYTES,
                        List.of("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema", mainClass())),
                environment,
                folder,
                data.log(part),
                "TERM");
    }

    @Override
    public boolean ready() throws Exception {
        return HttpProbe.answers(URI.create("http://127.0.0.1:" + port + "/health"));
    }

    /** Settings of the user's shell reach the applications too, as far as they are not the stack's own. */
    private static Map<String, String> userSettings() {
        return Arrays.stream(Setting.values())
                .map(Setting::key)
                .filter(key -> System.getenv(key) != null)
                .collect(Collectors.toMap(key -> key, System::getenv));
    }

    private String mainClass() {
        return switch (part) {
            case STREAM_PROCESSOR -> "io.clinstream.streams.StreamProcessorMain";
            case FEATURE_SERVICE -> "io.clinstream.features.FeatureServiceMain";
            case PREDICTION_API -> "io.clinstream.prediction.PredictionApiMain";
            case KAFKA, REGISTRY, REDIS, S3, POSTGRES -> throw new IllegalArgumentException(part.id());
        };
    }
}
