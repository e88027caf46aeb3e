/** Benchmarks: the engine alone, and the whole way beside what else one could have written. */
@NullMarked
package io.clinstream.benchmarks;

import org.jspecify.annotations.NullMarked;
