/** The feature read API: the newest vector of a patient, and the catalogue. */
package io.clinstream.features.api;
