/** Child processes that never outlive their supervisor. */
@NullMarked
package io.clinstream.sandbox.process;

import org.jspecify.annotations.NullMarked;
