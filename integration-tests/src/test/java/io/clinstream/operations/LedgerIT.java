package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.objects.MinioObjectStore;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole CDISC pilot and the 2019 challenge's patients: what the files hold is what the stores hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerIT {

    private RunningSystem system;
    private Map<String, Long> acceptedOnce = Map.of();

    @BeforeAll
    void startTheSystem(@TempDir Path folder) {
        system = RunningSystem.start(folder);
    }

    @AfterAll
    void stopTheSystem() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void shouldBalanceAfterOneLoad() throws Exception {
        // Given
        load();

        // When
        RunningSystem.Outcome outcome = ledger("--loads", "1");

        // Then
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        acceptedOnce = sums(outcome.json(), "accepted");
        assertThat(acceptedOnce).containsEntry("clinical.vitals weight", 2050L);
        assertThat(sums(outcome.json(), "duplicates").values()).containsOnly(0L);
        assertThat(outcome.json().path("online").asLong()).isEqualTo(330);
    }

    @Test
    @Order(2)
    void shouldAddDuplicatesOnlyWhenTheSameIsLoadedAgain() throws Exception {
        // Given
        load();

        // When
        RunningSystem.Outcome outcome = ledger("--loads", "2");

        // Then
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        Map<String, Long> measured = new TreeMap<>(acceptedOnce);
        measured.keySet().removeIf(name -> name.endsWith(" subject") || name.endsWith(" end_of_load"));
        assertThat(sums(outcome.json(), "accepted")).containsAllEntriesOf(measured);
        assertThat(sums(outcome.json(), "duplicates")).containsEntry("clinical.vitals weight", 2050L);
    }

    @Test
    @Order(3)
    void shouldFailWhenASilverObjectIsMissing() throws Exception {
        // Given
        Configuration configuration =
                Configuration.of(system.stack().addresses().environment());
        String key = MinioObjectStore.from(configuration)
                .list("processed/vitals/")
                .get(0)
                .key();
        remove(configuration, key);

        // When
        RunningSystem.Outcome outcome = ledger("--loads", "2", "--settle", "0");

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.json().findValuesAsText("rule"))
                .containsExactly("every accepted row is in silver, with the same content");
        assertThat(outcome.out()).contains("not in silver");
    }

    private void load() throws Exception {
        system.produce("replay", "sdtm", RunningSystem.sample("cdisc-pilot").toString(), "--progress", "off");
        system.produce("replay", "cinc2019", RunningSystem.sample("cinc2019").toString(), "--progress", "off");
    }

    private RunningSystem.Outcome ledger(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "ledger",
                "--json",
                "--settle",
                "600",
                "--source",
                "sdtm=" + RunningSystem.sample("cdisc-pilot"),
                "--source",
                "cinc2019=" + RunningSystem.sample("cinc2019")));
        if (List.of(more).contains("--settle")) {
            arguments.subList(2, 4).clear();
        }
        arguments.addAll(List.of(more));
        return system.operate(arguments.toArray(String[]::new));
    }

    private static Map<String, Long> sums(JsonNode report, String column) {
        Map<String, Long> sums = new TreeMap<>();
        report.path("rows")
                .forEach(row -> sums.put(
                        row.path("topic").asText() + " " + row.path("code").asText(),
                        row.path(column).asLong()));
        return sums;
    }

    /** No client of ours removes an object, so the fault is planted with the server's own. */
    private static void remove(Configuration configuration, String key) throws Exception {
        MinioClient server = MinioClient.builder()
                .endpoint(configuration.text(Setting.S3_ENDPOINT))
                .credentials(
                        configuration.secret(Setting.S3_ACCESS_KEY).reveal(),
                        configuration.secret(Setting.S3_SECRET_KEY).reveal())
                .build();
        server.removeObject(RemoveObjectArgs.builder()
                .bucket(configuration.text(Setting.S3_BUCKET))
                .object(key)
                .build());
    }
}
