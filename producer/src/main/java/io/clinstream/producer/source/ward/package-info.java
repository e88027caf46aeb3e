/** A simulated ward: seeded patients, and the faults that real feeds have. */
@NullMarked
package io.clinstream.producer.source.ward;

import org.jspecify.annotations.NullMarked;
