/** The audit of predictions: rows, their chain, its anchors, and the proof. */
@NullMarked
package io.clinstream.audit;

import org.jspecify.annotations.NullMarked;
