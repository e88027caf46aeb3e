/** Kafka clients as every application configures them, and the creation of topics. */
@NullMarked
package io.clinstream.platform.kafka;

import org.jspecify.annotations.NullMarked;
