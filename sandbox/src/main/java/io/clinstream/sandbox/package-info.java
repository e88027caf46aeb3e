/** The whole stack without Docker: real Kafka, registry, Redis, S3 and PostgreSQL as supervised child processes. */
package io.clinstream.sandbox;
