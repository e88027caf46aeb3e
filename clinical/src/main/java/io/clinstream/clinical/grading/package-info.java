/** Severity grades of laboratory results by the Common Terminology Criteria for Adverse Events (CTCAE) v5.0. */
@NullMarked
package io.clinstream.clinical.grading;

import org.jspecify.annotations.NullMarked;
