/** SDTM domains as events. */
@NullMarked
package io.clinstream.producer.source.sdtm;

import org.jspecify.annotations.NullMarked;
