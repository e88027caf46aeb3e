/** The online store: the newest vector of every patient in Redis, and the sink that keeps it so. */
@NullMarked
package io.clinstream.features.online;

import org.jspecify.annotations.NullMarked;
