package io.clinstream.features.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.past.TimeMachine;
import io.clinstream.features.training.LabelChoice;
import io.clinstream.features.training.ServiceLabel;
import io.clinstream.features.training.TrainingApi;
import io.clinstream.features.training.TrainingBuilder;
import io.clinstream.features.training.TrainingQueue;
import io.clinstream.features.training.TrainingSets;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

    private final JsonNode document = document();

    @Test
    void shouldDescribeEveryRouteAndNoOther(@TempDir Path folder) {
        // Given
        InMemoryObjectStore objects = new InMemoryObjectStore(Clock.systemUTC());
        Topics topics = Topics.byDefault();
        AvroDecoder decoder = new AvroDecoder(new InMemorySchemas());
        try (RedisOnlineStore store = new RedisOnlineStore(URI.create("redis://127.0.0.1:1"));
                TimeMachine past = new TimeMachine(objects, decoder, topics, folder, 1024);
                TrainingQueue queue = new TrainingQueue(new TrainingBuilder(objects, decoder, folder, knownAt -> {}))) {
            Clock clock = Clock.systemUTC();
            TrainingSets sets = new TrainingSets(objects);
            LabelChoice label = ServiceLabel.from(Configuration.of(Map.of()));

            // When
            HttpService.Builder service = HttpService.builder("127.0.0.1", 0);
            new FeatureApi(store, topics.features().name(), past, clock).addTo(service);
            new TrainingApi(queue, sets, label, clock).addTo(service);

            // Then
            assertThat(service.operations()).containsExactlyInAnyOrderElementsOf(operations());
        }
    }

    @Test
    void shouldDescribeThePartsOfEveryPath() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    Set<String> described = new TreeSet<>();
                    operation.path("parameters").forEach(parameter -> {
                        if (parameter.path("in").asText().equals("path")) {
                            described.add(parameter.path("name").asText());
                        }
                    });
                    assertThat(described).as(path.getKey()).isEqualTo(parts(path.getKey()));
                }));
    }

    @Test
    void shouldReferToSchemasItHasAndHaveNoneThatNothingRefersTo() {
        Set<String> referred = new TreeSet<>();
        for (JsonNode reference : document.findValues("$ref")) {
            referred.add(reference.asText().substring("#/components/schemas/".length()));
        }
        Set<String> present = new TreeSet<>();
        document.path("components").path("schemas").fieldNames().forEachRemaining(present::add);

        assertThat(referred).isEqualTo(present);
    }

    private List<String> operations() {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private static Set<String> parts(String template) {
        Set<String> parts = new TreeSet<>();
        Matcher part = Pattern.compile("\\{([a-z]+)}").matcher(template);
        while (part.find()) {
            parts.add(part.group(1));
        }
        return parts;
    }

    private static JsonNode document() {
        try (InputStream source = OpenApi.class.getResourceAsStream("openapi.json")) {
            return Json.MAPPER.readTree(source);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
