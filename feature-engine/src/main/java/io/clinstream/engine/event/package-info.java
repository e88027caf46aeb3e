/** What the engine consumes: validated, normalised events of one patient. */
@NullMarked
package io.clinstream.engine.event;

import org.jspecify.annotations.NullMarked;
