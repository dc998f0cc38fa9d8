package org.tribune.delivery.replay;

import org.junit.jupiter.api.extension.ExtendWith;
import org.tribune.site.SentByVertx;

@ExtendWith(SentByVertx.class)
final class StoredBytesByVertxTest extends StoredBytesTest {}
