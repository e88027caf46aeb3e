/** The HTTP surface: JSON in and out, problems, the page. */
@NullMarked
package io.clinstream.prediction.http;

import org.jspecify.annotations.NullMarked;
