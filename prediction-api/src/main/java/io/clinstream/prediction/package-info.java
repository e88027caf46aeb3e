/** The prediction API: wiring, configuration, start and stop. */
@NullMarked
package io.clinstream.prediction;

import org.jspecify.annotations.NullMarked;
