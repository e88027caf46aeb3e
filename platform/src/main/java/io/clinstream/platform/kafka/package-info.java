/** Kafka clients as every application configures them, and the creation of topics. */
package io.clinstream.platform.kafka;
