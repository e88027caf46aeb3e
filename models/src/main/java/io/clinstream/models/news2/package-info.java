/** The pure scoring step: features in, score or refusal out. No clock, no store, no network. */
@NullMarked
package io.clinstream.models.news2;

import org.jspecify.annotations.NullMarked;
