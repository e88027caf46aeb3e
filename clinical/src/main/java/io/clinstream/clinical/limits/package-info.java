/** What is impossible, what is suspect and what is normal, compared in decimal. */
@NullMarked
package io.clinstream.clinical.limits;

import org.jspecify.annotations.NullMarked;
