/** One raw value with its unit becomes one accepted, canonical, exactly rounded value, or a refusal with its rule. */
@NullMarked
package io.clinstream.clinical.normalisation;

import org.jspecify.annotations.NullMarked;
