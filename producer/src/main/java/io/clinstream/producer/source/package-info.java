/** Where events come from. */
@NullMarked
package io.clinstream.producer.source;

import org.jspecify.annotations.NullMarked;
