/** What is removed when its time is over, and what never is. */
@NullMarked
package io.clinstream.features.retention;

import org.jspecify.annotations.NullMarked;
