/** Heads of the chains, kept where whoever can write the table cannot. */
@NullMarked
package io.clinstream.audit.anchor;

import org.jspecify.annotations.NullMarked;
