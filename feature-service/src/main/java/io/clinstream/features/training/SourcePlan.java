package io.clinstream.features.training;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;

/**
 * Where the vectors of a training set are read.
 *
 * @param first first date of vectors that can enter
 * @param last last date of vectors that can enter
 * @param sealed the sealed dates among them
 * @param open the dates that were not sealed at the cut-off: read from the offline store itself
 */
record SourcePlan(LocalDate first, LocalDate last, List<SealedSource> sealed, NavigableSet<LocalDate> open) {}
