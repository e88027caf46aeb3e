/** How good the data of a day are: complete, valid, unique, timely, per topic and source. */
@NullMarked
package io.clinstream.features.quality;

import org.jspecify.annotations.NullMarked;
