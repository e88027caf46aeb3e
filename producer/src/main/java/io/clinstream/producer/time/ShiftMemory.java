package io.clinstream.producer.time;

import io.clinstream.producer.event.EventIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Remembers in the data folder how far each replay was moved, so that a second run sends the same events: same ids, same
 * times. Delete the folder {@code replay-origins} to replay anew.
 */
public final class ShiftMemory {

    private final Path folder;

    /** The memory of a data folder. */
    public ShiftMemory(Path dataDirectory) {
        this.folder = dataDirectory.resolve("replay-origins");
    }

    /** The shift of a replay with this identity (source, files, options). */
    public Optional<Duration> recall(List<String> identity) {
        Path file = file(identity);
        try {
            return Files.exists(file)
                    ? Optional.of(Duration.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (DateTimeParseException damaged) {
            throw new IllegalStateException(file + " does not hold a duration; delete it to replay anew", damaged);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Remembers a shift before the first event is sent. */
    public void remember(List<String> identity, Duration shift) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(identity), shift + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Path file(List<String> identity) {
        return folder.resolve(EventIds.of(identity.toArray()) + ".shift");
    }
}
