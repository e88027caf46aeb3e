/** The producer: from files and a simulated ward to the raw topics. */
@NullMarked
package io.clinstream.producer;

import org.jspecify.annotations.NullMarked;
