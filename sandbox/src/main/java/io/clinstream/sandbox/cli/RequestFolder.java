package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.StackException;
import io.clinstream.sandbox.layout.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Requests to the supervisor as files: {@code <id>.request} holds one, {@code <id>.reply} the answer, which is
 * {@value #DONE} or the reason why not. Files need no port and no password; who may write the folder may ask.
 *
 * @param folder where they lie
 */
record RequestFolder(Path folder) {

    static final String DONE = "done";

    private static final String REQUEST = ".request";
    private static final String REPLY = ".reply";
    private static final long POLL_MILLIS = 100;

    /** Makes an empty folder; requests to an earlier supervisor are void. */
    void clear() {
        try {
            Files.createDirectories(folder);
            for (Path file : list("")) {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            throw new StackException("cannot clear " + folder + ": " + refused.getMessage(), refused);
        }
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param alive false as soon as nobody is left to answer
     * @throws StackException nobody answered, or the answer is a refusal
     */
    void ask(PartRequest request, Duration patience, BooleanSupplier alive) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        PrivateFile.write(folder.resolve(id + REQUEST), request.line());
        Path reply = folder.resolve(id + REPLY);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Files.exists(reply)) {
            if (System.nanoTime() > deadline || !alive.getAsBoolean()) {
                throw new StackException("the supervisor did not answer \"" + request.line() + "\"");
            }
            Thread.sleep(POLL_MILLIS);
        }
        String answer = readAndDelete(reply);
        if (!answer.equals(DONE)) {
            throw new StackException(answer);
        }
    }

    /** Answers every waiting request. */
    void answer(Function<String, String> answers) {
        for (Path file : list(REQUEST)) {
            String name = file.getFileName().toString();
            String reply = answers.apply(readAndDelete(file));
            PrivateFile.write(folder.resolve(name.substring(0, name.length() - REQUEST.length()) + REPLY), reply);
        }
    }

    private List<Path> list(String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new StackException("cannot read " + folder + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static String readAndDelete(Path file) {
        try {
            String text = Files.readString(file);
            Files.delete(file);
            return text;
        } catch (IOException unreadable) {
            throw new StackException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
