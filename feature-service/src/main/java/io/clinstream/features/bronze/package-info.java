/** The archive of every raw and canonical record: gzip NDJSON from which the original bytes can be had back. */
@NullMarked
package io.clinstream.features.bronze;

import org.jspecify.annotations.NullMarked;
