/** What every job of the feature service needs: connections by configuration, a place on disk, progress. */
@NullMarked
package io.clinstream.features.workspace;

import org.jspecify.annotations.NullMarked;
