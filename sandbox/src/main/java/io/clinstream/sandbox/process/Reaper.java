package io.clinstream.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Ends the children when this process dies, however it dies. A tiny shell reads our pipe: each line watches or forgets
 * one process, and the end of the pipe, which the kernel brings even after {@code kill -9}, is our death.
 */
public final class Reaper implements AutoCloseable {

    // Asks first, insists after ten seconds; ignores the signals of Ctrl-C, since it must outlive us by a moment.
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            watched=
            while read -r verb pid signal; do
              others=
              for entry in $watched; do
                [ "${entry%%:*}" = "$pid" ] || others="$others $entry"
              done
              watched=$others
              [ "$verb" = watch ] && watched="$watched $pid:$signal"
            done
            for entry in $watched; do
              kill -"${entry##*:}" "${entry%%:*}" 2>/dev/null
            done
            round=0
            while [ "$round" -lt 10 ]; do
              alive=
              for entry in $watched; do
                kill -0 "${entry%%:*}" 2>/dev/null && alive=yes
              done
              [ -z "$alive" ] && exit 0
              sleep 1
              round=$((round + 1))
            done
            for entry in $watched; do
              kill -KILL "${entry%%:*}" 2>/dev/null
            done
            """;

    private final Process shell;
    private final Writer lines;

    private Reaper(Process shell) {
        this.shell = shell;
        this.lines = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Starts the shell. */
    public static Reaper start() {
        try {
            return new Reaper(new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException noShell) {
            throw new UncheckedIOException("sh cannot be started", noShell);
        }
    }

    /** From now on this process does not outlive us. */
    public void watch(long pid, String signal) {
        send("watch " + pid + " " + signal);
    }

    /** The process has ended; its number may soon be another's. */
    public void forget(long pid) {
        send("forget " + pid + " -");
    }

    /** Ends the shell; whatever is still watched ends with it. */
    @Override
    public synchronized void close() {
        try {
            lines.close();
            shell.waitFor();
        } catch (IOException alreadyGone) {
            shell.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void send(String line) {
        try {
            lines.write(line + "\n");
            lines.flush();
        } catch (IOException shellGone) {
            // Closed at the end of the stack while the last exits are still reported; nothing is left to guard.
        }
    }
}
