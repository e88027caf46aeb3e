/** The auditor's program: proves the audit of predictions, or names what was done to it. */
@NullMarked
package io.clinstream.operations.audit;

import org.jspecify.annotations.NullMarked;
