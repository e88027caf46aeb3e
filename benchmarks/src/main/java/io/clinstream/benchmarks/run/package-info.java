/** The measuring side: feeds contenders, waits for them, takes their figures. */
@NullMarked
package io.clinstream.benchmarks.run;

import org.jspecify.annotations.NullMarked;
