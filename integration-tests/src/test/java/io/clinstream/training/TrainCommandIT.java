package io.clinstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.database.Database;
import io.clinstream.models.ScoringModel;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.registry.Run;
import io.clinstream.registry.Stage;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.testing.StackExtension;
import io.clinstream.training.cli.TrainMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/train.sh} against the stack: from a training set in the bucket to a registered version with its run. */
@ExtendWith(StackExtension.class)
class TrainCommandIT {

    private final Map<String, String> addresses;
    private final String name = "it-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    TrainCommandIT(StackAddresses addresses) {
        this.addresses = addresses.environment();
    }

    @Test
    void shouldRegisterWhatItTrainedWithItsRun() throws Exception {
        // Given
        Map<String, String> settings = new HashMap<>(addresses);
        settings.put(Setting.DATA_DIR.key(), folder.toString());
        Configuration configuration = Configuration.of(settings);
        String id = HexFormat.of().toHexDigits(new SplittableRandom(name.hashCode()).nextLong());
        ObjectStore store = MinioObjectStore.from(configuration);
        SmallTrainingSet.write(folder, id);
        for (String file : SmallTrainingSet.FILES) {
            store.putIfAbsent("features/training/" + id + "/" + file, folder.resolve(file), Map.of());
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        // When
        int exitCode = TrainMain.commandLine(() -> configuration, Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "train",
                        "--training-set",
                        id,
                        "--name",
                        name,
                        "--iterations",
                        "30",
                        "--bootstrap",
                        "20",
                        "--json",
                        "--by",
                        "ada",
                        "--register-rival",
                        "--alerts-per-100-patient-days",
                        "40",
                        "--output",
                        folder.resolve("out").toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode answer = Json.MAPPER.readTree(out.toString());
        assertThat(answer.get("registered").toString()).isEqualTo("[\"" + name + "-1\",\"" + name + "-logistic-1\"]");
        try (Database database = new Database(
                configuration.text(Setting.POSTGRES_URL),
                configuration.text(Setting.POSTGRES_USER),
                configuration.secret(Setting.POSTGRES_PASSWORD),
                configuration.text(Setting.REGISTRY_ROLE))) {
            ModelRegistry registry = new ModelRegistry(database.connections(), store, Clock.systemUTC());
            RegisteredVersion version = registry.find(name, 1).orElseThrow();
            assertThat(version.stage()).isEqualTo(Stage.STAGING);
            assertThat(registry.files(name, 1).keySet()).anyMatch(file -> file.endsWith("report.html"));
            try (ScoringModel model = registry.load(name, 1).open(version.servedAs())) {
                assertThat(model.identity().version()).isEqualTo(name + "-1");
            }
            Run run = registry.run(version.run().orElseThrow()).orElseThrow();
            assertThat(run.tags()).containsEntry("training_set", id).containsKeys("git_commit", "feature_set");
            assertThat(run.params()).containsEntry("max_depth", "5");
        }
    }
}
