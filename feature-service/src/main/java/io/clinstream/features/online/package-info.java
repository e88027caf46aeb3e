/** The online store: the newest vector of every patient in Redis, and the sink that keeps it so. */
package io.clinstream.features.online;
