/** Audit rows for tests. */
@org.jspecify.annotations.NullMarked
package io.clinstream.audit.testing;
