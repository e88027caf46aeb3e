/** One patient's history: identity, versions, duplicates, corrections and retractions, and the facts to store. */
@NullMarked
package io.clinstream.engine.history;

import org.jspecify.annotations.NullMarked;
