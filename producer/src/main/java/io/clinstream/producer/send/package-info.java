/** Sending, pacing, counting. */
@NullMarked
package io.clinstream.producer.send;

import org.jspecify.annotations.NullMarked;
