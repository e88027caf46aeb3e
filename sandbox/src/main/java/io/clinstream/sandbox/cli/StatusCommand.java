package io.clinstream.sandbox.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows every part. */
@Command(
        name = "status",
        description = "Show every part. Exit code 0: all ready; 1: a part is not; 3: no stack runs.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 1;
    private static final int NOT_RUNNING = 3;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<StackState> state = StackState.read(data.directory().state())
                .filter(seen -> seen.supervisor().isPresent());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(document(state)));
        } else {
            print(state, out);
        }
        return state.map(seen -> seen.allReady() ? 0 : NOT_READY).orElse(NOT_RUNNING);
    }

    private Map<String, Object> document(Optional<StackState> state) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("data_dir", data.directory().root().toString());
        document.put("phase", state.map(seen -> seen.phase().name()).orElse("NOT_RUNNING"));
        List<Map<String, Object>> parts = new ArrayList<>();
        state.stream().flatMap(seen -> seen.parts().stream()).forEach(part -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("part", part.id());
            line.put("state", part.state().name());
            line.put("pid", part.pid());
            line.put("exit_code", part.exitCode());
            line.put("since", part.since());
            line.put("resident_mb", ResidentMemory.megabytes(part.pid()));
            line.put("log", data.directory().logs().resolve(part.id() + ".log").toString());
            parts.add(line);
        });
        document.put("parts", parts);
        return document;
    }

    private void print(Optional<StackState> state, PrintWriter out) {
        if (state.isEmpty()) {
            out.println("No stack runs on " + data.directory().root());
            return;
        }
        out.println(state.get().phase() + " in " + data.directory().root());
        for (StackState.PartLine part : state.get().parts()) {
            String end = part.exitCode() == 0 ? "" : "  exit code " + part.exitCode();
            out.printf(
                    Locale.ROOT,
                    "  %-17s %-9s pid %-8d %5d MB  since %s%s%n",
                    part.id(),
                    part.state(),
                    part.pid(),
                    ResidentMemory.megabytes(part.pid()),
                    part.since(),
                    end);
        }
    }
}
