package org.tribune.site.page;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A static file of the program, in the forms that it was built in.
 *
 * @param type Content-Type
 * @param gzip compressed when it was built
 * @param brotli compressed when it was built
 */
record PageFile(String type, Buffer plain, Optional<Buffer> gzip, Optional<Buffer> brotli) {}
