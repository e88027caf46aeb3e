/** The feature vector that each hour of a stay is judged by, from the files of the offline store. */
@NullMarked
package io.clinstream.training.sepsis.rows;

import org.jspecify.annotations.NullMarked;
