package org.tribune.box;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wide")
@ExtendWith(DownloadSite.SentByVertx.class)
final class TrimmedDownloadsByVertxTest extends TrimmedDownloadsTest {}
