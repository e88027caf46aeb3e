/** The feature service: four sinks (bronze, silver, offline, online) and the feature read API. */
@NullMarked
package io.clinstream.features;

import org.jspecify.annotations.NullMarked;
