/** The HTTP port of an application: routes, health, metrics, problem answers. */
package io.clinstream.platform.http;
