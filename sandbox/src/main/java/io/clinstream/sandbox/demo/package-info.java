/** The main job as a demonstration: everything started, real patients replayed, one screen that shows what happens. */
package io.clinstream.sandbox.demo;
