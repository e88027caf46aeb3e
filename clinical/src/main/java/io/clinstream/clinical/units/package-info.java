/** Accepted units of every measurement and their exact decimal conversion to the canonical one. */
@NullMarked
package io.clinstream.clinical.units;

import org.jspecify.annotations.NullMarked;
