/** How the applications run: settings, keys of output records, waiting for the registry, recovery, health. */
@NullMarked
package io.clinstream.streams.runtime;

import org.jspecify.annotations.NullMarked;
