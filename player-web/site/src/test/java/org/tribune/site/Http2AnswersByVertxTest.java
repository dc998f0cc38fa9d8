package org.tribune.site;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SentByVertx.class)
final class Http2AnswersByVertxTest extends Http2AnswersTest {}
