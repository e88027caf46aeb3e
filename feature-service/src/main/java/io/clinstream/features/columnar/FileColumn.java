package io.clinstream.features.columnar;

/**
 * A column of a file.
 *
 * @param name its name
 * @param kind what it holds
 * @param required whether every row has a value
 */
public record FileColumn(String name, ColumnKind kind, boolean required) {}
