/** The one JSON mapper. */
package io.clinstream.platform.json;
