package io.clinstream.operations.deployment;

import static io.clinstream.operations.deployment.ProjectFiles.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final Set<String> ONE_SHOT = Set.of("provision");
    private static final Set<String> OURS = Set.of("stream-processor", "feature-service", "prediction-api");
    private static final String SECRET_NAME = "(?i).*(password|secret|access_key|audit_key).*";

    private Map<String, Object> services;

    @BeforeEach
    void readFile() throws IOException {
        services = map(ProjectFiles.yaml("docker-compose.yml").get("services"));
    }

    @Test
    void shouldHaveEveryPart() {
        assertThat(services)
                .containsOnlyKeys(
                        "kafka",
                        "registry",
                        "redis",
                        "minio",
                        "postgres",
                        "provision",
                        "stream-processor",
                        "feature-service",
                        "prediction-api",
                        "prometheus",
                        "grafana");
    }

    @Test
    void shouldCheckTheHealthOfEveryServiceThatStays() {
        services.forEach((name, service) -> {
            if (ONE_SHOT.contains(name)) {
                assertThat(map(service)).as(name).containsEntry("restart", "no");
            } else {
                assertThat(map(map(service).get("healthcheck"))).as(name).containsKeys("test", "interval", "timeout");
            }
        });
    }

    @Test
    void shouldPinEveryImage() {
        services.forEach(
                (name, service) -> assertThat(String.valueOf(map(service).get("image")))
                        .as(name)
                        .matches("[a-z/-]+:v?[0-9][A-Za-z0-9._-]*")
                        .doesNotContain("latest"));
    }

    @Test
    void shouldHoldNoSecret() {
        services.forEach((name, service) -> map(map(service).getOrDefault("environment", Map.of()))
                .forEach((key, value) -> {
                    if (key.matches(SECRET_NAME)) {
                        assertThat(String.valueOf(value)).as(name + " " + key).matches("\\$\\{[A-Z0-9_]+:\\?[^}]+}");
                    }
                    assertThat(String.valueOf(value)).as(name + " " + key).doesNotContainPattern("//[^/@$]*:[^$@/]+@");
                }));
    }

    @Test
    void shouldPublishPortsOnTheLoopbackAddressOnly() {
        services.forEach((name, service) -> assertThat((List<?>) map(service).getOrDefault("ports", List.of()))
                .as(name)
                .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:")));
    }

    @Test
    void shouldRunOurApplicationsWithoutRightsAndWithoutAWritableRoot() throws IOException {
        for (String name : OURS) {
            Map<String, Object> service = map(services.get(name));
            assertThat(service).as(name).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
            assertThat(ProjectFiles.text(name + "/Dockerfile")).as(name).containsPattern("(?m)^USER [1-9][0-9]+$");
        }
    }

    @Test
    void shouldGiveApplicationsOnlySettingsTheyKnow() {
        for (String name : services.keySet()) {
            Map<String, String> settings =
                    map(map(services.get(name)).getOrDefault("environment", Map.of())).entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith("CLINSTREAM_"))
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));

            assertThat(Configuration.of(settings)).as(name).isNotNull();
        }
    }

    @Test
    void shouldNameEveryVariableInTheExample() throws IOException {
        String example = ProjectFiles.text(".env.example");
        String generator = ProjectFiles.text("scripts/make-env.sh");

        for (String variable : variables()) {
            assertThat(example).contains(variable + "=replace-me");
            assertThat(generator).contains("'" + variable + "=");
        }
        assertThat(Files.readAllLines(ProjectFiles.path(".gitignore"))).contains(".env");
    }

    private static Set<String> variables() throws IOException {
        return Pattern.compile("\\$\\{([A-Z0-9_]+):\\?")
                .matcher(ProjectFiles.text("docker-compose.yml"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
