package org.tribune.delivery.replay;

import org.junit.jupiter.api.extension.ExtendWith;
import org.tribune.site.SentByVertx;

@ExtendWith(SentByVertx.class)
final class StoredBytesByVertxTest extends StoredBytesTest {
  /** Vert.x 5.1.9 by itself stands still with more (decision 164). */
  @Override
  int atOnce() {
    return 3;
  }
}
