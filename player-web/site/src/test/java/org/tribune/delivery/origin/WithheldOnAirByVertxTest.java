package org.tribune.delivery.origin;

import org.junit.jupiter.api.extension.ExtendWith;
import org.tribune.site.SentByVertx;

@ExtendWith(SentByVertx.class)
final class WithheldOnAirByVertxTest extends WithheldOnAirTest {}
