package io.clinstream.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StackMainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldSayThatNoStackRuns() {
        // When
        int code = run("status", "--data-dir", folder.toString());

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("No stack runs on " + folder);
    }

    @Test
    void shouldSayItInJsonToo() {
        // When
        int code = run("status", "--json", "--data-dir", folder.toString());

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("\"phase\":\"NOT_RUNNING\"");
    }

    @Test
    void shouldStopWhatDoesNotRun() {
        // When, Then
        assertThat(run("stop", "--data-dir", folder.toString())).isZero();
    }

    @Test
    void shouldRefuseADrillWithAnUnknownPart() {
        // When
        int code = run("stop-part", "mysql", "--data-dir", folder.toString());

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("there is no part \"mysql\"").contains("stream-processor");
    }

    @Test
    void shouldRefuseADrillWhereNoStackRuns() {
        // When
        int code = run("kill-part", "kafka", "--data-dir", folder.toString());

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no stack runs on " + folder);
    }

    @Test
    void shouldCallAnUnknownOptionWrongUsage() {
        // When, Then
        assertThat(run("start", "--nonsense")).isEqualTo(2);
    }

    @Test
    void shouldPassTheOptionsOfAStartOnUnchanged() {
        // Given
        StartOptions options = new StartOptions();
        String[] arguments = {"--infrastructure-only", "--port", "kafka=9092", "--until-exit-of", "17"};

        // When
        new CommandLine(options).parseArgs(arguments);

        // Then
        assertThat(options.arguments()).containsExactly(arguments);
    }

    @Test
    void shouldReadBackARequest() {
        // Given
        PartRequest request = new PartRequest(PartRequest.Verb.RESTART, Part.S3);

        // When, Then
        assertThat(PartRequest.parse(request.line())).isEqualTo(request);
    }

    @Test
    void shouldRefuseARequestThatIsNone() {
        // When, Then
        assertThatThrownBy(() -> PartRequest.parse("eat kafka"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("stop, start, kill, restart");
    }

    @Test
    void shouldTellTheReasonOfARefusal() throws Exception {
        // Given
        RequestFolder requests = new RequestFolder(folder.resolve("requests"));
        requests.clear();
        PartRequest request = new PartRequest(PartRequest.Verb.STOP, Part.S3);

        // When, Then
        assertThatThrownBy(() -> requests.ask(request, Duration.ofSeconds(5), () -> {
                    requests.answer(line -> "not today: " + line);
                    return true;
                }))
                .isInstanceOf(StackException.class)
                .hasMessage("not today: stop s3");
    }

    private int run(String... arguments) {
        return StackMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
