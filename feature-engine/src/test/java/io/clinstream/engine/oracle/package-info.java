/**
 * The features once more, short, slow and obviously right: decimal arithmetic over the raw events, sharing no code with
 * the engine.
 */
@NullMarked
package io.clinstream.engine.oracle;

import org.jspecify.annotations.NullMarked;
