package org.tribune.core.config.yaml;

/**
 * A value that somebody set.
 *
 * @param key its full name: {@code channels[0].sources[1].port}
 * @param text as written
 */
record Given(ValueOrigin place, String key, String text) {}
