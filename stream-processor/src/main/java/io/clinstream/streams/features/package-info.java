/**
 * Features: canonical events become feature vectors. One task owns a patient; time reaches it through the log only.
 *
 * <p>{@link io.clinstream.streams.features.FeaturesProcessor} knows Kafka, {@code PatientTimeline} says what an event, a
 * tick or the end of a load does to a patient, {@code PatientStates} keeps what is known, and the engine computes.
 */
@NullMarked
package io.clinstream.streams.features;

import org.jspecify.annotations.NullMarked;
