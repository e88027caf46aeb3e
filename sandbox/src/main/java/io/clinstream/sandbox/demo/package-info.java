/** The main job as a demonstration: everything started, real patients replayed, one screen that shows what happens. */
@NullMarked
package io.clinstream.sandbox.demo;

import org.jspecify.annotations.NullMarked;
