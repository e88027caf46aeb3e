/** The feature catalogue: ids, names, windows, units and null rules, in one typed place. */
@NullMarked
package io.clinstream.engine.catalog;

import org.jspecify.annotations.NullMarked;
