/** Text as a terminal shows it. */
@NullMarked
package io.clinstream.operations.text;

import org.jspecify.annotations.NullMarked;
