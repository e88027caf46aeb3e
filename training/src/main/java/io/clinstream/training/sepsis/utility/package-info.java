/** The normalised utility of the PhysioNet/Computing in Cardiology Challenge 2019, by its published definition. */
@NullMarked
package io.clinstream.training.sepsis.utility;

import org.jspecify.annotations.NullMarked;
