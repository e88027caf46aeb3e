/** How the time of a source becomes the time of its events. */
@NullMarked
package io.clinstream.producer.time;

import org.jspecify.annotations.NullMarked;
