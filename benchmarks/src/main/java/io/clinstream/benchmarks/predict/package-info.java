/** What a prediction takes, beside the least that anything with its guarantees could take. */
@NullMarked
package io.clinstream.benchmarks.predict;

import org.jspecify.annotations.NullMarked;
