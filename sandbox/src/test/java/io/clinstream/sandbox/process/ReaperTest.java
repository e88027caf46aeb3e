package io.clinstream.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaperTest {

    @TempDir
    private Path folder;

    @Test
    void shouldEndTheChildrenOfASupervisorThatWasKilled() throws Exception {
        // Given
        Process supervisor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelySupervisor.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle child = ProcessHandle.of(
                        Long.parseLong(supervisor.inputReader().readLine()))
                .orElseThrow();
        assertThat(child.isAlive()).isTrue();

        // When
        supervisor.destroyForcibly();

        // Then
        assertThat(child.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void shouldLeaveAProcessAloneThatItWasToldToForget() throws Exception {
        // Given
        Process stranger = new ProcessBuilder(endless()).start();
        Reaper reaper = Reaper.start();
        reaper.watch(stranger.pid(), "TERM");
        reaper.forget(stranger.pid());

        // When
        reaper.close();

        // Then
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void shouldTellHowAChildEnded() {
        // Given
        Reaper reaper = Reaper.start();
        ChildProcess child = ChildProcess.start(launch(List.of("sh", "-c", "exit 7"), folder), reaper);

        // When
        int code = child.exit().join();

        // Then
        reaper.close();
        assertThat(code).isEqualTo(7);
    }

    static List<String> endless() {
        return List.of("tail", "-f", "/dev/null");
    }

    static Launch launch(List<String> command, Path folder) {
        return new Launch(command, Map.of(), folder, folder.resolve("log"), "TERM");
    }
}
