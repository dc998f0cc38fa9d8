package org.tribune.box.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * {@code 2026-11-24T17:45:02.120Z WARN Channel [broadcast] message}, on one line whatever the
 * message holds: what peers send can't forge a line.
 */
final class PlainLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);
  private static final String BROADCAST = "broadcast";
  private static final String COMPONENT = "component";

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(/* capacity= */ 160);
    line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp()))).append(' ');
    line.append(String.format("%-5s ", event.getLevel()));
    line.append(context(event, COMPONENT).orElseGet(() -> simpleName(event.getLoggerName())));
    context(event, BROADCAST).ifPresent(id -> line.append(" [").append(id).append(']'));
    line.append(": ");
    appendOnOneLine(line, event.getFormattedMessage());
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString();
  }

  private static Optional<String> context(ILoggingEvent event, String key) {
    return Optional.ofNullable(event.getMDCPropertyMap().get(key));
  }

  private static String simpleName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static void appendOnOneLine(StringBuilder line, String message) {
    for (int i = 0; i < message.length(); i++) {
      char letter = message.charAt(i);
      if (letter == '\n') {
        line.append("\\n");
      } else if (Character.isISOControl(letter)) {
        line.append(String.format("\\u%04x", (int) letter));
      } else {
        line.append(letter);
      }
    }
  }
}
