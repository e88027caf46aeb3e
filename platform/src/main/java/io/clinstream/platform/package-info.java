/** What the applications need alike, once: configuration, Kafka, registry, object store, HTTP, metrics. */
package io.clinstream.platform;
