/** The HTTP port of an application: routes, health, metrics, problem answers. */
@NullMarked
package io.clinstream.platform.http;

import org.jspecify.annotations.NullMarked;
