/** The feature service: four sinks (bronze, silver, offline, online) and the feature read API. */
package io.clinstream.features;
