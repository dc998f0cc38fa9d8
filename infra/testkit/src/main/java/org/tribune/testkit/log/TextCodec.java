package org.tribune.testkit.log;

import java.nio.charset.StandardCharsets;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.log.LogException;

/** Entries that are text; the text {@link #POISON} can be written and not be read. */
final class TextCodec implements EntryCodec<String> {
  static final String POISON = "poison";

  @Override
  public byte[] encode(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String decode(byte[] bytes) {
    String value = new String(bytes, StandardCharsets.UTF_8);
    if (value.equals(POISON)) {
      throw new LogException("Not an entry: " + value);
    }
    return value;
  }
}
