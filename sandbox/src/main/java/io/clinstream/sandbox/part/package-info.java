/** One class per part of the stack: how it is prepared, launched and known to be ready. */
@NullMarked
package io.clinstream.sandbox.part;

import org.jspecify.annotations.NullMarked;
