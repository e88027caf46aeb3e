/** The feature read API: the newest vector of a patient, its past, many at once, and the catalogue. */
@NullMarked
package io.clinstream.features.api;

import org.jspecify.annotations.NullMarked;
