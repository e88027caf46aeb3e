/** One prediction from request to answer, and the ward board that keeps the page fresh. */
@NullMarked
package io.clinstream.prediction.serving;

import org.jspecify.annotations.NullMarked;
