/** What is measured, each in a JVM of its own: ours, a plain loop, and hopping windows of the DSL. */
@NullMarked
package io.clinstream.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
