package org.tribune.delivery.replay;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tribune.site.SentByVertx;

@Tag("wide")
@ExtendWith(SentByVertx.class)
final class StoredBytesByVertxTest extends StoredBytesTest {}
