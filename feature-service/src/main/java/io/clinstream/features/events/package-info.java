/** The event index: which accepted events of a patient lie behind a feature, by their ids. */
@NullMarked
package io.clinstream.features.events;

import org.jspecify.annotations.NullMarked;
