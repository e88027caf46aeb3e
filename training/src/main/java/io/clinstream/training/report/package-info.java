/** What a training gives back: a report as JSON and HTML with pictures. */
@NullMarked
package io.clinstream.training.report;

import org.jspecify.annotations.NullMarked;
