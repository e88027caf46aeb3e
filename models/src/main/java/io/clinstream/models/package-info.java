/** What a model is: scores, refusals, explanations, packages. Pure: no clock, no store, no network. */
@NullMarked
package io.clinstream.models;

import org.jspecify.annotations.NullMarked;
