/** Typed configuration: every key declared once, validated at start. */
package io.clinstream.platform.config;
