package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.catalog.Window;

/**
 * Where one feature of a source goes.
 *
 * @param index place in the vector, from 0
 */
record FeatureSlot(int index, Statistic statistic, Window window) {}
