package org.tribune.core.broadcast;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tribune.core.channel.ChannelId;

/**
 * Reads an event that is written in the one way in which this program writes it:
 *
 * <pre>
 *   {"type":"ended","broadcast":"…","at":"2026-11-24T20:15:02.125Z"}
 *   {"type":"opened","broadcast":"…","at":"…","channel":"…","title":"…","automatic":true}
 * </pre>
 *
 * Whatever is another, be it a blank, an escaped letter, a property more or a kind that is rare, it
 * leaves to who reads JSON. Not thread-safe.
 */
public final class PlainEventReader {
  private static final byte[] TYPE = ascii("{\"type\":\"");
  private static final byte[] BROADCAST = ascii("\",\"broadcast\":\"");
  private static final byte[] AT = ascii("\",\"at\":\"");
  private static final byte[] CHANNEL = ascii("\",\"channel\":\"");
  private static final byte[] TITLE = ascii("\",\"title\":\"");
  private static final byte[] AUTOMATIC = ascii("\",\"automatic\":true}");
  private static final byte[] END = ascii("\"}");
  private static final byte[] OPENED = ascii("opened");
  private static final byte[] ENDED = ascii("ended");

  /** A kind which holds nothing but when it happened. */
  // Equality is not asked of it.
  @SuppressWarnings("ArrayRecordComponent")
  private record Kind(byte[] name, BiFunction<BroadcastId, Instant, BroadcastEvent> event) {}

  private static final Kind[] KINDS = {
    new Kind(ascii("wentLive"), BroadcastEvent.WentLive::new),
    new Kind(ENDED, BroadcastEvent.Ended::new),
    new Kind(ascii("suspended"), BroadcastEvent.Suspended::new),
    new Kind(ascii("resumed"), BroadcastEvent.Resumed::new),
    new Kind(ascii("closed"), BroadcastEvent.Closed::new),
    new Kind(ascii("floor-given"), BroadcastEvent.FloorGiven::new),
  };

  /** Years of four digits, to the second. */
  private static final byte[] TIME_FORM = ascii("0000-00-00T00:00:00");

  private static final int LONGEST_FRACTION = 9;
  private static final int SECONDS_OF_DAY = 86_400;

  /** It must be read as any JSON; caught in {@link #read}, so that where it arose is no concern. */
  private static final class NotPlain extends RuntimeException {
    private NotPlain() {
      super("", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  private byte[] bytes = new byte[0];
  private int end = 0;
  private int next = 0;

  // What came before mostly comes again: that spares half of the work.
  private byte[] lastName = new byte[0];
  private Optional<BroadcastId> last = Optional.empty();
  private byte[] lastChannelName = new byte[0];
  private Optional<ChannelId> lastChannel = Optional.empty();

  /** Goes on with what is from {@code from} to before {@code to}, which must stay as it is. */
  public PlainEventReader at(byte[] source, int from, int to) {
    bytes = source;
    next = from;
    end = to;
    return this;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The event; empty if it must be read as any JSON. */
  public Optional<BroadcastEvent> read() {
    try {
      BroadcastEvent event = event();
      return next == end ? Optional.of(event) : Optional.empty();
    } catch (NotPlain | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whose an event is that neither opens nor ends it, without looking at the rest of it; empty if
   * it must be read for that.
   */
  public Optional<BroadcastId> betweenOpeningAndEnd() {
    try {
      take(TYPE);
      if (takes(OPENED) || takes(ENDED)) {
        return Optional.empty();
      }
      // Which it is.
      var _ = text();
      take(BROADCAST);
      BroadcastId id = id();
      take(AT);
      return Optional.of(id);
    } catch (NotPlain | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private BroadcastEvent event() {
    take(TYPE);
    if (takes(OPENED)) {
      return opened();
    }
    for (Kind kind : KINDS) {
      if (takes(kind.name())) {
        take(BROADCAST);
        BroadcastId id = id();
        take(AT);
        Instant at = instant();
        take(END);
        return kind.event().apply(id, at);
      }
    }
    throw new NotPlain();
  }

  private BroadcastEvent opened() {
    take(BROADCAST);
    BroadcastId id = id();
    take(AT);
    Instant at = instant();
    take(CHANNEL);
    ChannelId channel = channel();
    take(TITLE);
    String title = text();
    boolean automatic = takes(AUTOMATIC);
    if (!automatic) {
      take(END);
    }
    return new BroadcastEvent.Opened(id, at, channel, title, automatic);
  }

  private BroadcastId id() {
    int begin = next;
    if (last.isPresent() && takesAll(lastName)) {
      return last.get();
    }
    BroadcastId id = new BroadcastId(text());
    lastName = Arrays.copyOfRange(bytes, begin, next);
    last = Optional.of(id);
    return id;
  }

  private ChannelId channel() {
    int begin = next;
    if (lastChannel.isPresent() && takesAll(lastChannelName)) {
      return lastChannel.get();
    }
    ChannelId channel = new ChannelId(text());
    lastChannelName = Arrays.copyOfRange(bytes, begin, next);
    lastChannel = Optional.of(channel);
    return channel;
  }

  /** As {@link #takes}, of what reaches to a quotation mark. */
  private boolean takesAll(byte[] expected) {
    int behind = next + expected.length;
    return behind < end && bytes[behind] == '"' && takes(expected);
  }

  /** True if these bytes are next, which are then behind. */
  private boolean takes(byte[] expected) {
    int behind = next + expected.length;
    if (behind > end || !Arrays.equals(bytes, next, behind, expected, 0, expected.length)) {
      return false;
    }
    next = behind;
    return true;
  }

  private void take(byte[] expected) {
    if (!takes(expected)) {
      throw new NotPlain();
    }
  }

  /** Up to the next quotation mark, none of which is escaped. */
  private String text() {
    int begin = next;
    while (next < end && bytes[next] != '"') {
      if (bytes[next] == '\\' || (bytes[next] >= 0 && bytes[next] < ' ')) {
        throw new NotPlain();
      }
      next++;
    }
    String text = new String(bytes, begin, next - begin, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      // Not UTF-8, perhaps.
      throw new NotPlain();
    }
    return text;
  }

  private Instant instant() {
    int begin = next;
    next += TIME_FORM.length;
    if (next >= end) {
      throw new NotPlain();
    }
    for (int i = 0; i < TIME_FORM.length; i++) {
      if (TIME_FORM[i] != '0' && bytes[begin + i] != TIME_FORM[i]) {
        throw new NotPlain();
      }
    }
    long day =
        LocalDate.of(number(begin, 4), number(begin + 5, 2), number(begin + 8, 2)).toEpochDay();
    int hour = number(begin + 11, 2);
    int minute = number(begin + 14, 2);
    int second = number(begin + 17, 2);
    int nanos = fraction();
    if (hour > 23 || minute > 59 || second > 59 || next >= end || bytes[next] != 'Z') {
      throw new NotPlain();
    }
    next++;
    return Instant.ofEpochSecond(day * SECONDS_OF_DAY + (hour * 60L + minute) * 60 + second, nanos);
  }

  /** What follows the seconds, in nanoseconds. */
  private int fraction() {
    if (bytes[next] != '.') {
      return 0;
    }
    int begin = ++next;
    while (next < end && bytes[next] >= '0' && bytes[next] <= '9') {
      next++;
    }
    int digits = next - begin;
    if (digits == 0 || digits > LONGEST_FRACTION) {
      throw new NotPlain();
    }
    int nanos = number(begin, digits);
    for (int i = digits; i < LONGEST_FRACTION; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private int number(int begin, int digits) {
    int number = 0;
    for (int i = begin; i < begin + digits; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        throw new NotPlain();
      }
      number = number * 10 + (bytes[i] - '0');
    }
    return number;
  }
}
