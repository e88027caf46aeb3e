/** Jobs that the feature service runs by itself, at times the configuration names. */
@NullMarked
package io.clinstream.features.schedule;

import org.jspecify.annotations.NullMarked;
