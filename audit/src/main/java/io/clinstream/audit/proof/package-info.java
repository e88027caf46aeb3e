/** The proof of the audit: what was done to rows, chains, anchors and scores, found and named. */
@NullMarked
package io.clinstream.audit.proof;

import org.jspecify.annotations.NullMarked;
