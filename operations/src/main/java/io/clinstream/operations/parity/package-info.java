/**
 * The proof: what every store holds is what the canonical log gives, value by value. Two legs: raw to accepted as a set
 * by source position, and the canonical log to vectors bit for bit.
 */
@NullMarked
package io.clinstream.operations.parity;

import org.jspecify.annotations.NullMarked;
