package io.clinstream.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.stores.DamagedObjectException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionFilesTest {

    private final InMemoryObjectStore objects =
            new InMemoryObjectStore(Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC));
    private final VersionFiles files = new VersionFiles(objects);

    @Test
    void shouldReadWhatItWrote() {
        // Given
        String prefix = VersionFiles.prefix("risk", 1);
        List<StoredFile> stored = files.store(prefix, Map.of("b.json", bytes("two"), "artifacts/a.png", bytes("one")));

        // Then
        assertThat(stored).extracting(StoredFile::name).containsExactly("artifacts/a.png", "b.json");
        assertThat(files.load(prefix, stored))
                .hasEntrySatisfying("b.json", content -> assertThat(content).isEqualTo(bytes("two")));
        assertThat(objects.stat("models/risk/1/artifacts/a.png")).isPresent();
    }

    @Test
    void shouldRefuseAFileThatIsNotWhatWasRegistered() {
        objects.putIfAbsent("models/risk/1/b.json", bytes("other"), Map.of());

        assertThatThrownBy(() -> files.load("models/risk/1/", List.of(StoredFile.of("b.json", bytes("wrote")))))
                .isInstanceOf(DamagedObjectException.class)
                .hasMessageContaining("models/risk/1/b.json")
                .hasMessageContaining("checksum");
    }

    @Test
    void shouldRefuseAFileThatIsMissing() {
        assertThatThrownBy(() -> files.load("models/risk/1/", List.of(StoredFile.of("b.json", bytes("wrote")))))
                .isInstanceOf(DamagedObjectException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void shouldNeverOverwrite() {
        files.store("models/risk/1/", Map.of("b.json", bytes("first")));

        assertThatThrownBy(() -> files.store("models/risk/1/", Map.of("b.json", bytes("second"))))
                .isInstanceOf(RefusedTransitionException.class)
                .hasMessageContaining("models/risk/1/b.json exists already");
        assertThat(objects.find("models/risk/1/b.json")).hasValue(bytes("first"));
    }

    @Test
    void shouldCountObjectsThatAnInterruptedRegistrationLeftBehind() {
        objects.putIfAbsent("models/risk/9/model.json", bytes("x"), Map.of());
        objects.putIfAbsent("models/risk/10/model.json", bytes("x"), Map.of());
        objects.putIfAbsent("models/risk/readme/model.json", bytes("x"), Map.of());
        objects.putIfAbsent("models/risk-two/44/model.json", bytes("x"), Map.of());

        assertThat(files.highest("risk")).isEqualTo(10);
        assertThat(files.highest("other")).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
