package org.tribune.site.sitting;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.text.Messages;

/** Sittings as a calendar that others subscribe to (RFC 5545). */
public final class CalendarFeed {
  /** How long a sitting takes, of which nobody knows beforehand. */
  private static final Duration LENGTH = Duration.ofHours(2);

  private static final int LONGEST_LINE = 75;

  private static final Duration REFRESH = Duration.ofHours(6);

  private CalendarFeed() {}

  /**
   * The text of the calendar.
   *
   * @param name of the site
   * @param site where the public reaches it, without a slash at its end
   * @param language in which sittings are announced (RFC 5545, 3.2.10): {@code fr} or {@code en}
   * @param sittings that the public may see
   */
  public static String write(String name, URI site, String language, List<Sitting> sittings) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Tribune//Sittings//FR");
    calendar.setName(name);
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(
        biweekly.util.Duration.builder().hours((int) REFRESH.toHours()).build());
    sittings.forEach(sitting -> calendar.addEvent(event(site, language, sitting)));
    return folded(unfolded(calendar));
  }

  private static String unfolded(ICalendar calendar) {
    StringWriter text = new StringWriter();
    try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory can't fail", e);
    }
    return text.toString();
  }

  /** Lines of 75 octets at most (RFC 5545, section 3.1), where the library counts characters. */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int each = text.codePointAt(i);
      String written = Character.toString(each);
      int size = written.getBytes(StandardCharsets.UTF_8).length;
      if (each == '\r' || each == '\n') {
        octets = 0;
      } else if (octets + size > LONGEST_LINE) {
        folded.append("\r\n ");
        octets = 1 + size;
      } else {
        octets += size;
      }
      folded.append(written);
    }
    return folded.toString();
  }

  private static VEvent event(URI site, String language, Sitting sitting) {
    VEvent event = new VEvent();
    event.setUid(sitting.id() + "@" + site.getHost());
    event.setDateTimeStamp(Date.from(sitting.changedAt()));
    event.setLastModified(Date.from(sitting.changedAt()));
    event.setSequence((int) Math.min(sitting.version(), Integer.MAX_VALUE));
    event.setSummary(summary(language, sitting)).setLanguage(language);
    event.setDateStart(Date.from(sitting.facts().start()));
    event.setDateEnd(Date.from(sitting.facts().start().plus(LENGTH)));
    event.setUrl(site + "/sittings/" + sitting.id());
    if (!sitting.facts().place().isEmpty()) {
      event.setLocation(sitting.facts().place()).setLanguage(language);
    }
    event.setStatus(sitting.status().takesPlace() ? Status.confirmed() : Status.cancelled());
    return event;
  }

  private static String summary(String language, Sitting sitting) {
    String title =
        sitting.facts().title().isEmpty()
            ? sitting.facts().body()
            : sitting.facts().body() + " – " + sitting.facts().title();
    return switch (sitting.status()) {
      case CANCELLED -> Messages.in(language).text("calendar.cancelled", title);
      case POSTPONED -> Messages.in(language).text("calendar.postponed", title);
      case DRAFT, ANNOUNCED, OPEN, HELD -> title;
    };
  }
}
