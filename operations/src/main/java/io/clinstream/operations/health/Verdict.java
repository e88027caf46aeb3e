package io.clinstream.operations.health;

import java.util.List;

/** What became of one line of the health check. */
public sealed interface Verdict {

    /** What a person reads after the line's name. */
    String text();

    /** The kind of verdict. */
    Status status();

    /** The four kinds, with the sign a person sees. */
    enum Status {
        PASSED("✅"),
        FAILED("❌"),
        BLOCKED("⛔"),
        SKIPPED("⏭");

        private final String sign;

        Status(String sign) {
            this.sign = sign;
        }

        /** Sign in front of the line. */
        public String sign() {
            return sign;
        }

        /** Whether one such line forbids calling the system healthy. */
        public boolean unhealthy() {
            return this == FAILED || this == BLOCKED;
        }
    }

    /**
     * The part does what it should.
     *
     * @param text what was found, for example {@code 3 brokers}
     */
    record Passed(String text) implements Verdict {
        @Override
        public Status status() {
            return Status.PASSED;
        }
    }

    /**
     * The part does not do what it should.
     *
     * @param text the reason
     */
    record Failed(String text) implements Verdict {
        @Override
        public Status status() {
            return Status.FAILED;
        }
    }

    /**
     * Nothing can be said, because lines that this one rests on failed.
     *
     * @param by ids of the failed lines at the root, in order, never empty
     */
    record Blocked(List<String> by) implements Verdict {
        /** Copies the ids. */
        public Blocked {
            by = List.copyOf(by);
        }

        @Override
        public String text() {
            return "blocked by " + String.join(", ", by);
        }

        @Override
        public Status status() {
            return Status.BLOCKED;
        }
    }

    /**
     * This environment does not have the part.
     *
     * @param text why there is nothing to look at
     */
    record Skipped(String text) implements Verdict {
        @Override
        public Status status() {
            return Status.SKIPPED;
        }
    }
}
