/** Corrections of the QT interval. */
@NullMarked
package io.clinstream.clinical.cardiac;

import org.jspecify.annotations.NullMarked;
