package io.clinstream.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.oracle.MutatedEngine.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten ways in which such an engine goes wrong, each built into it and found by the comparison with the oracle. A mutant
 * whose snippet is gone fails: it must then be built into what stands there now.
 */
class MutantsTest {

    private static final long SEED = 20_261_121L;
    private static final int HISTORIES = 400;
    private static final int INSTANTS = 20;

    /** One wrong engine. */
    record Mutant(String name, String file, List<Change> changes) {

        /** Pairs of what stands in the file and what stands there instead. */
        static Mutant of(String name, String file, String... texts) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < texts.length; i += 2) {
                changes.add(new Change(texts[i], texts[i + 1]));
            }
            return new Mutant(name, file, changes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mutant> mutants() {
        return List.of(
                Mutant.of(
                        "closed left edge",
                        "series/RollingSeries.java",
                        "series.time(from[w]) <= edge",
                        "series.time(from[w]) < edge"),
                Mutant.of(
                        "population deviation",
                        "exact/PointSums.java",
                        "Wide.product(count, count - 1)",
                        "Wide.product(count, count)"),
                Mutant.of(
                        "float sums",
                        "exact/PointSums.java",
                        "private long count;",
                        "private long count; private double floating;",
                        "values.add(scaled);",
                        "values.add(scaled); floating += scaled / (double) unit;",
                        "values.subtract(scaled);",
                        "values.subtract(scaled); floating -= scaled / (double) unit;",
                        "CorrectRounding.quotient(values.value(), Wide.product(unit, count))",
                        "floating / count"),
                Mutant.of(
                        "arrival order",
                        "history/Statements.java",
                        "sorted.add(-index - 1, added);",
                        "sorted.add(added);"),
                Mutant.of(
                        "wall clock",
                        "series/RollingSeries.java",
                        "long edge = instant - window.millis();",
                        "long edge = System.currentTimeMillis() - window.millis();"),
                Mutant.of(
                        "hop edge",
                        "series/RollingSeries.java",
                        "long edge = instant - window.millis();",
                        "long edge = Math.floorDiv(instant, 60_000L) * 60_000L - window.millis();"),
                Mutant.of(
                        "zero for null",
                        "vector/RollingFeatures.java",
                        "case MEAN -> rolling.sums(window).mean();",
                        "case MEAN -> OptionalDouble.of(rolling.sums(window).mean().orElse(0.0));"),
                Mutant.of("lost retraction", "history/Statements.java", "withdraw(standing);", "standing.size();"),
                Mutant.of(
                        "wrong tie",
                        "vector/Latest.java",
                        "int first = series.firstOfInstant(newest);",
                        "int first = newest;"),
                Mutant.of(
                        "stale boundary",
                        "vector/FeatureBlock.java",
                        "next = Math.min(next, series.time(leaving) + window.millis());",
                        "next = Math.min(next, series.time(leaving) + window.millis() + 1_000);"));
    }

    @TempDir
    private Path workplace;

    @ParameterizedTest
    @MethodSource("mutants")
    void shouldKillTheMutant(Mutant mutant) throws IOException, ReflectiveOperationException {
        MutatedEngine engine = MutatedEngine.of(mutant.file, mutant.changes(), workplace);

        String difference = engine.firstDifference(SEED, HISTORIES, INSTANTS);

        assertThat(difference).as("the mutant \"%s\" lives", mutant).isNotNull();
        print("mutant %s: %s%n".formatted(mutant, difference));
    }

    static Stream<String> files() {
        return mutants().stream().map(Mutant::file).distinct();
    }

    /** It is the change that is found, not the way in which it is built in. */
    @ParameterizedTest
    @MethodSource("files")
    void shouldFindNothingInTheSameFileUnchanged(String file) throws IOException, ReflectiveOperationException {
        MutatedEngine engine = MutatedEngine.of(file, List.of(), workplace);

        assertThat(engine.firstDifference(SEED, HISTORIES / 10, INSTANTS)).isNull();
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.print(line);
    }
}
