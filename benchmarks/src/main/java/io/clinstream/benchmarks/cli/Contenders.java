package io.clinstream.benchmarks.cli;

import io.clinstream.benchmarks.contender.Kind;
import java.util.List;

/** Who takes part in the comparison, in the order of their turns. */
final class Contenders {

    private Contenders() {}

    static List<Kind> present() {
        return List.of(Kind.PLAIN, Kind.FEATURES_FULL, Kind.PIPELINE, Kind.DSL);
    }
}
