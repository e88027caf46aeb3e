package io.clinstream.operations.health;

import java.time.Duration;

/**
 * One evaluated line.
 *
 * @param check what was checked
 * @param verdict what became of it
 * @param took how long the probe ran; zero where it did not run
 */
public record Line(Check check, Verdict verdict, Duration took) {}
