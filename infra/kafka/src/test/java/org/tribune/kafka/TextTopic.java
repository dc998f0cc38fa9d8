package org.tribune.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.log.Topic;

/** Topics of text. */
final class TextTopic {
  private TextTopic() {}

  static Topic<String> named(String name) {
    return named(name, Duration.ofMinutes(5));
  }

  static Topic<String> named(String name, Duration retention) {
    EntryCodec<String> codec =
        new EntryCodec<>() {
          @Override
          public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
          }

          @Override
          public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
          }
        };
    return new Topic<>(name, codec, retention, /* memoryLimit= */ 1 << 20, String::length);
  }
}
