/** How the operator commands reach the parts of the running system. */
@NullMarked
package io.clinstream.operations.access;

import org.jspecify.annotations.NullMarked;
