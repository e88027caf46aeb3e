/** Avro in Confluent wire format and the schema registry behind it; poison is told apart from an outage. */
@NullMarked
package io.clinstream.platform.registry;

import org.jspecify.annotations.NullMarked;
