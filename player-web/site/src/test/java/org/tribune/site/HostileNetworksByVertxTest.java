package org.tribune.site;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wide")
@ExtendWith(SentByVertx.class)
final class HostileNetworksByVertxTest extends HostileNetworksTest {}
