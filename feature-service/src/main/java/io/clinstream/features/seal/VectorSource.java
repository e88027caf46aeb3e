package io.clinstream.features.seal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the vectors of sealed dates come from.
 *
 * @param name {@code offline}, or {@code backfill:<name>}
 */
public record VectorSource(String name) {

    /** What the live application emitted. */
    public static final VectorSource OFFLINE = new VectorSource("offline");

    private static final Pattern BACKFILL = Pattern.compile("backfill:([A-Za-z0-9._-]{1,64})");

    /** Checks the name. */
    public VectorSource {
        if (!name.equals("offline") && !BACKFILL.matcher(name).matches()) {
            throw new IllegalArgumentException("source must be offline or backfill:NAME, was " + name);
        }
    }

    /** Folder of its objects, with a slash at its end. */
    String folder() {
        return backfill().map(run -> "features/backfill/" + run + "/").orElse("features/offline/");
    }

    /** The object whose existence says that all of it is there; empty for what never ends. */
    Optional<String> completionKey() {
        return backfill().map(run -> "features/backfill/" + run + "/manifest.json");
    }

    private Optional<String> backfill() {
        Matcher matcher = BACKFILL.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
