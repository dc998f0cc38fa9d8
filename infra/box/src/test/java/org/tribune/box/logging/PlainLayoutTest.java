package org.tribune.box.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainLayoutTest {
  private final PlainLayout layout = new PlainLayout();

  @Test
  void doLayout_ofAComponentAndABroadcast_namesBoth() {
    String line =
        layout.doLayout(
            event("on air", Map.of("component", "source-chamber-0", "broadcast", "b-1")));
    assertThat(line).endsWith(" WARN  source-chamber-0 [b-1]: on air\n");
  }

  @Test
  void doLayout_withoutComponent_namesTheClass() {
    assertThat(layout.doLayout(event("on air", Map.of()))).endsWith(" WARN  Lane: on air\n");
  }

  @Test
  void doLayout_lineBreaksAndEscapesFromAPeer_stayOnOneLine() {
    String line = layout.doLayout(event("key 'a\n2026 INFO forged\u001b[31m\r'", Map.of()));
    assertThat(line).endsWith(": key 'a\\n2026 INFO forged\\u001b[31m\\u000d'\n");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
  }

  private static LoggingEvent event(String message, Map<String, String> context) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName("org.tribune.ingest.Lane");
    event.setLevel(Level.WARN);
    event.setInstant(Instant.parse("2026-01-01T00:00:00Z"));
    event.setMDCPropertyMap(context);
    event.setMessage(message);
    return event;
  }
}
