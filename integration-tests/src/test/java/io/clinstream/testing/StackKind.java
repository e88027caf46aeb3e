package io.clinstream.testing;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** Where the broker of the integration tests comes from: the system property {@code clinstream.test.stack}. */
enum StackKind {
    EMBEDDED,
    TESTCONTAINERS;

    static final String SWITCH = "clinstream.test.stack";

    /** The kind this test run was told to use. */
    static StackKind chosen() {
        String text = System.getProperty(SWITCH, "embedded");
        return switch (text) {
            case "embedded" -> EMBEDDED;
            case "testcontainers" -> TESTCONTAINERS;
            default ->
                throw new IllegalArgumentException(
                        SWITCH + " must be embedded or testcontainers, was \"" + text + "\"");
        };
    }

    /** Aborts the test, with the reason in its report, where this kind cannot run. */
    void requireAvailable() {
        Assumptions.assumeTrue(
                this == EMBEDDED || dockerAnswers(),
                SWITCH + "=testcontainers needs a Docker engine, and none answers here. " + "Run with -D" + SWITCH
                        + "=embedded, or start Docker.");
    }

    private static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
