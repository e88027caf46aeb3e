/** Rows of SDTM domains (DM, VS, LB, AE) as a trial delivers them: values as collected, dates at their precision. */
@NullMarked
package io.clinstream.files.sdtm;

import org.jspecify.annotations.NullMarked;
