/** Create-only objects: how runs of a topic partition become objects that are written once and never twice. */
@NullMarked
package io.clinstream.features.chunk;

import org.jspecify.annotations.NullMarked;
