/** The measurements every contender is fed: seeded, endless, and of any number of patients. */
@NullMarked
package io.clinstream.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
