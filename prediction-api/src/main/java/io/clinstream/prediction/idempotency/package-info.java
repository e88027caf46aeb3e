/** Retries of one request are one prediction: {@code Idempotency-Key}. */
@NullMarked
package io.clinstream.prediction.idempotency;

import org.jspecify.annotations.NullMarked;
