/**
 * Intake: a raw record becomes an event of the canonical log or a refusal with one reason. The rules are pure; only
 * {@link io.clinstream.streams.intake.IntakeProcessor} knows Kafka.
 */
@NullMarked
package io.clinstream.streams.intake;

import org.jspecify.annotations.NullMarked;
