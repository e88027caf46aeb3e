package io.clinstream.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /** One wrong engine: name, file, what stands there, what stands there instead. */
    record Mutant(String name, String file, String snippet, String replacement) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mutant> mutants() {
        return List.of(
                new Mutant(
                        "population deviation",
                        "exact/PointSums.java",
                        "n.multiply(BigInteger.valueOf(count - 1))",
                        "n.multiply(BigInteger.valueOf(count))"),
                new Mutant("lost retraction", "history/Statements.java", "withdraw(standing);", "standing.size();"));
    }

    @TempDir
    private Path workplace;

    @ParameterizedTest
    @MethodSource("mutants")
    void shouldKillTheMutant(Mutant mutant) throws IOException, ReflectiveOperationException {
        MutatedEngine engine = MutatedEngine.of(mutant.file, mutant.snippet, mutant.replacement, workplace);

        String difference = engine.firstDifference(SEED, HISTORIES, INSTANTS);

        assertThat(difference).as("the mutant \"%s\" lives", mutant).isNotNull();
        print("mutant %s: %s%n".formatted(mutant, difference));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void shouldFindNothingInTheSameFileUnchanged(Mutant mutant) throws IOException, ReflectiveOperationException {
        MutatedEngine engine = MutatedEngine.of(mutant.file, "", "", workplace);

        assertThat(engine.firstDifference(SEED, HISTORIES / 10, INSTANTS)).isNull();
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.print(line);
    }
}
