package org.tribune.box;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DownloadSite.SentByVertx.class)
final class TrimmedDownloadsByVertxTest extends TrimmedDownloadsTest {}
