/** Experiments, runs, model versions and their stages; files in the object store. */
@NullMarked
package io.clinstream.registry;

import org.jspecify.annotations.NullMarked;
