package io.clinstream.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.sandbox.part.Node;
import io.clinstream.sandbox.process.Launch;
import io.clinstream.sandbox.process.Reaper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class SupervisedPartTest {

    @TempDir
    private Path folder;

    @RepeatedTest(20)
    void shouldBeCrashedAsSoonAsKillReturns() {
        try (Reaper reaper = Reaper.start()) {
            // Given
            SupervisedPart part =
                    new SupervisedPart(new Waiting(folder), List.of(), folder.resolve("log"), reaper, status -> {});
            part.start(Duration.ofSeconds(20), () -> false);

            // When
            part.kill();

            // Then
            assertThat(part.status().state()).isEqualTo(PartState.CRASHED);
        }
    }

    @RepeatedTest(5)
    void shouldStayStoppedWhenItWasAskedToStop() {
        try (Reaper reaper = Reaper.start()) {
            // Given
            SupervisedPart part =
                    new SupervisedPart(new Waiting(folder), List.of(), folder.resolve("log"), reaper, status -> {});
            part.start(Duration.ofSeconds(20), () -> false);

            // When
            part.stop();
            part.kill();

            // Then
            assertThat(part.status().state()).isEqualTo(PartState.STOPPED);
        }
    }

    /** A part that is ready at once and waits to be ended. */
    private record Waiting(Path folder) implements Node {

        @Override
        public Part part() {
            return Part.REDIS;
        }

        @Override
        public Launch prepare() {
            return new Launch(List.of("sleep", "600"), Map.of(), folder, folder.resolve("log"), "TERM");
        }

        @Override
        public boolean ready() {
            return true;
        }
    }
}
