package org.tribune.site;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SentByVertx.class)
final class HostileHttp2ByVertxTest extends HostileHttp2Test {}
