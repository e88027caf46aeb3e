package io.clinstream.sandbox.cli;

/** What the supervisor is about. */
enum Phase {
    STARTING,
    RUNNING,
    STOPPING,
    FAILED
}
