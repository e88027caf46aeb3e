/** The audit of every answer: append to Kafka before the answer, table and hash chain behind it. */
@NullMarked
package io.clinstream.prediction.audit;

import org.jspecify.annotations.NullMarked;
