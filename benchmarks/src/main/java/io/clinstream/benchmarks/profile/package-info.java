/** What eats the time of a measured JVM. */
@NullMarked
package io.clinstream.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
