/**
 * The health check: named lines with explicit dependencies between them, evaluated as a graph, so that a part that is
 * down fails its own lines only and every line that rests on it says so.
 */
@NullMarked
package io.clinstream.operations.health;

import org.jspecify.annotations.NullMarked;
