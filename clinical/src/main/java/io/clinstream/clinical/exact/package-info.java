/** Exact numbers, for rules that divide: no threshold is decided on a rounded quotient. */
@NullMarked
package io.clinstream.clinical.exact;

import org.jspecify.annotations.NullMarked;
