/** Readers of clinical-trial files. Pure: no Kafka, no network, no clock. */
@NullMarked
package io.clinstream.files;

import org.jspecify.annotations.NullMarked;
