/** Archived records (the form of bronze) as events. */
@NullMarked
package io.clinstream.producer.source.ndjson;

import org.jspecify.annotations.NullMarked;
