/** The engine alone, under JMH. */
@NullMarked
package io.clinstream.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
