/** Create-only objects: how runs of a topic partition become objects that are written once and never twice. */
package io.clinstream.features.chunk;
