package org.tribune.core.config.yaml;

import java.nio.file.Path;

/**
 * Where a key or value was written.
 *
 * @param origin as a person finds it: {@code tribune.yml:12:5}, {@code TRIBUNE_HTTP_PORT}, {@code
 *     --port}
 * @param base what a relative path written here is relative to
 */
record ValueOrigin(String origin, Path base) {}
