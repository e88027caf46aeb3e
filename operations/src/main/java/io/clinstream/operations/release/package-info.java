/** Sends refused records back to intake once the cause of their refusal is gone. */
@NullMarked
package io.clinstream.operations.release;

import org.jspecify.annotations.NullMarked;
