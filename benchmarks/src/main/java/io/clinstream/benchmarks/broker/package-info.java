/** The broker in a process of its own, its topics, and what is written to them. */
@NullMarked
package io.clinstream.benchmarks.broker;

import org.jspecify.annotations.NullMarked;
