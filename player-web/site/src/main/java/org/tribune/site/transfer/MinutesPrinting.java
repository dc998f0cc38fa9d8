package org.tribune.site.transfer;

import org.tribune.catalogue.minutes.Minutes;
import org.tribune.core.Bytes;
import org.tribune.site.minutes.file.MinutesFormat;

/** Writes minutes as files; may take a second. Safe for all threads. */
@FunctionalInterface
interface MinutesPrinting {
  Bytes print(Minutes minutes, MinutesFormat format);
}
