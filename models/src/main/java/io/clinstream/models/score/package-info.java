/** What a model says of a patient: a score with its reasons, or a refusal. */
@NullMarked
package io.clinstream.models.score;

import org.jspecify.annotations.NullMarked;
