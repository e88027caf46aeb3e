/** The stores: how fast vectors are written to the offline store, and read from the online one. */
@NullMarked
package io.clinstream.benchmarks.stores;

import org.jspecify.annotations.NullMarked;
