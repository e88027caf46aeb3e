package io.clinstream.engine.series;

import io.clinstream.engine.event.ReadingContext;

/** What tells readings of one instant apart: who measured, and in which context. Interned per patient. */
public record Reading(String source, ReadingContext context) {}
