/** Reading feature vectors from the online store. */
@NullMarked
package io.clinstream.prediction.online;

import org.jspecify.annotations.NullMarked;
