/** The feature service against real Kafka, Redis and S3. */
package io.clinstream.features;
