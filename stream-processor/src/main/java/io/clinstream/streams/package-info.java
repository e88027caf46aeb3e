/** The two Kafka Streams applications, {@code intake} and {@code features}, and the process that runs them. */
@NullMarked
package io.clinstream.streams;

import org.jspecify.annotations.NullMarked;
