/** The event index in a real Redis. */
package io.clinstream.features.events;
