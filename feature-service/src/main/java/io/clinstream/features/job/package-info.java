/** The program of the feature service's jobs. */
@NullMarked
package io.clinstream.features.job;

import org.jspecify.annotations.NullMarked;
