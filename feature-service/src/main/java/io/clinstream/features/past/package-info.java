/** The past of a patient, read from silver and the offline store: the time machine and the history of a feature. */
@NullMarked
package io.clinstream.features.past;

import org.jspecify.annotations.NullMarked;
