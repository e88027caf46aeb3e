package io.clinstream.producer.cli;

/** What the producer's exit status means. */
final class ExitCode {

    /** Everything is acknowledged. */
    static final int DONE = 0;
    /** Something is not acknowledged, or the run ended early. */
    static final int NOT_ACKNOWLEDGED = 1;
    /** The command line or the configuration is wrong. */
    static final int USAGE = 2;
    /** A file cannot be read as what it should be. */
    static final int UNREADABLE = 3;

    private ExitCode() {}
}
