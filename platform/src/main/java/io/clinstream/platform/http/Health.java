package io.clinstream.platform.http;

import java.util.Map;

/**
 * Whether an application can do its work now.
 *
 * @param ready false answers 503
 * @param details parts and their states, shown as JSON; no secrets, no patients
 */
public record Health(boolean ready, Map<String, Object> details) {}
