/** The one JSON mapper. */
@NullMarked
package io.clinstream.platform.json;

import org.jspecify.annotations.NullMarked;
