/** The feature read API: the newest vector of a patient, and the catalogue. */
@NullMarked
package io.clinstream.features.api;

import org.jspecify.annotations.NullMarked;
