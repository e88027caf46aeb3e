package io.clinstream.engine.oracle;

import java.util.Set;

/** Features that the catalogue names and the engine does not compute yet. Empty when all is built. */
final class NotYetCompared {

    private NotYetCompared() {}

    static Set<String> names() {
        return Set.of();
    }
}
