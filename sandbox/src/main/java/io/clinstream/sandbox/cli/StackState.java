package io.clinstream.sandbox.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clinstream.sandbox.PartState;
import io.clinstream.sandbox.PartStatus;
import io.clinstream.sandbox.layout.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the supervisor last wrote about itself and its parts; the file {@code stack-state.json}.
 *
 * @param phase what it is about
 * @param error why it failed; empty otherwise
 * @param supervisorPid its process number
 * @param supervisorStart its start in epoch milliseconds, since numbers are used again
 * @param parts every part
 */
record StackState(Phase phase, String error, long supervisorPid, long supervisorStart, List<PartLine> parts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One part.
     *
     * @param id its name
     * @param state what it does
     * @param pid its process; 0 where there is none
     * @param exitCode how it ended, where it crashed
     * @param since when this began, ISO 8601
     */
    record PartLine(String id, PartState state, long pid, int exitCode, String since) {

        static PartLine of(PartStatus status) {
            return new PartLine(
                    status.part().id(),
                    status.state(),
                    status.pid(),
                    status.exitCode(),
                    status.since().toString());
        }
    }

    /** The state of a supervisor that is this process. */
    static StackState ofThisProcess(Phase phase, String error, List<PartStatus> parts) {
        ProcessHandle self = ProcessHandle.current();
        return new StackState(
                phase,
                error,
                self.pid(),
                startOf(self),
                parts.stream().map(PartLine::of).toList());
    }

    /** The state in the file; empty where there is none. */
    static Optional<StackState> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), StackState.class))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            PrivateFile.write(file, JSON.writeValueAsString(this) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The supervisor, if it still runs. */
    Optional<ProcessHandle> supervisor() {
        return ProcessHandle.of(supervisorPid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process) == supervisorStart);
    }

    /** True when every part answers. */
    @JsonIgnore
    boolean allReady() {
        return phase == Phase.RUNNING && parts.stream().allMatch(part -> part.state() == PartState.READY);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
