/**
 * The ledger: counts what came in and what the stores hold, independently of the applications' own counters and code,
 * and says where the two do not agree.
 */
@NullMarked
package io.clinstream.operations.ledger;

import org.jspecify.annotations.NullMarked;
