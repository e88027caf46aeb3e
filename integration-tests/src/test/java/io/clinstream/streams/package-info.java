/** The stream processor against real Kafka and a real registry. */
package io.clinstream.streams;
