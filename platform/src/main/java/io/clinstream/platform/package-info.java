/** What the applications need alike, once: configuration, Kafka, registry, object store, HTTP, metrics. */
@NullMarked
package io.clinstream.platform;

import org.jspecify.annotations.NullMarked;
