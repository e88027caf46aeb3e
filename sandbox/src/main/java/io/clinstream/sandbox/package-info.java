/** The whole stack without Docker: real Kafka, registry, Redis, S3 and PostgreSQL as supervised child processes. */
@NullMarked
package io.clinstream.sandbox;

import org.jspecify.annotations.NullMarked;
