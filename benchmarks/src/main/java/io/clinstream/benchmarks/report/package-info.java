/** Figures, gates and how they are shown. */
@NullMarked
package io.clinstream.benchmarks.report;

import org.jspecify.annotations.NullMarked;
