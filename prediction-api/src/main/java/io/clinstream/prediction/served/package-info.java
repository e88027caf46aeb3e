/** The model in service: which one it is, how it is loaded, exchanged and let go. */
@NullMarked
package io.clinstream.prediction.served;

import org.jspecify.annotations.NullMarked;
