package io.clinstream.benchmarks.report;

/**
 * One measured number.
 *
 * @param section part of the benchmark
 * @param subject what was measured
 * @param name which figure of it
 * @param value the number
 * @param unit its unit; empty for a ratio
 */
public record Figure(String section, String subject, String name, double value, String unit) {}
