/** Typed configuration: every key declared once, validated at start. */
@NullMarked
package io.clinstream.platform.config;

import org.jspecify.annotations.NullMarked;
