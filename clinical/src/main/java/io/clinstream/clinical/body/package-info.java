/** Body measures. */
@NullMarked
package io.clinstream.clinical.body;

import org.jspecify.annotations.NullMarked;
