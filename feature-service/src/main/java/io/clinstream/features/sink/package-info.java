/** The consumers that carry topics into stores, each on its own thread, each paused alone by what it depends on. */
@NullMarked
package io.clinstream.features.sink;

import org.jspecify.annotations.NullMarked;
