package org.tribune.core.time;

import java.time.Duration;
import java.time.Instant;

/**
 * An exact point or length of time on a media timeline: {@code ticks / timescale} seconds. Two
 * times of different timescales compare and add exactly.
 *
 * @param ticks the count of ticks, negative before the timeline's origin
 * @param timescale ticks a second, at least 1
 */
public record MediaTime(long ticks, int timescale) implements Comparable<MediaTime> {
  /** The contribution's timescale: microseconds since the Unix epoch. */
  public static final int MICROS = 1_000_000;

  /** The start of a timeline. */
  public static final MediaTime ZERO = new MediaTime(/* ticks= */ 0, MICROS);

  public MediaTime {
    if (timescale < 1) {
      throw new IllegalArgumentException(
          "A timescale is at least 1 tick a second, not " + timescale);
    }
  }

  /** A time of whole microseconds. */
  public static MediaTime ofMicros(long micros) {
    return new MediaTime(micros, MICROS);
  }

  /** The length of {@code duration}, cut to microseconds. */
  public static MediaTime of(Duration duration) {
    return ofMicros(Math.addExact(duration.getSeconds() * MICROS, duration.getNano() / 1_000));
  }

  /** The microseconds from the Unix epoch to {@code instant}: a point of the contribution. */
  public static MediaTime of(Instant instant) {
    return ofMicros(
        Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000));
  }

  /** This time in whole microseconds, rounded down. */
  public long toMicros() {
    return rescaledTicks(MICROS);
  }

  /** This time in another timescale, rounded down. */
  public MediaTime rescale(int newTimescale) {
    return new MediaTime(rescaledTicks(newTimescale), newTimescale);
  }

  private long rescaledTicks(int newTimescale) {
    if (newTimescale == timescale) {
      return ticks;
    }
    long whole = Math.floorDiv(ticks, timescale);
    long rest = Math.floorMod(ticks, timescale);
    return Math.addExact(
        Math.multiplyExact(whole, newTimescale), Math.floorDiv(rest * newTimescale, timescale));
  }

  /** The sum, in this time's timescale; exact when both have the same. */
  public MediaTime plus(MediaTime other) {
    return new MediaTime(Math.addExact(ticks, other.rescaledTicks(timescale)), timescale);
  }

  /** The difference, in this time's timescale; exact when both have the same. */
  public MediaTime minus(MediaTime other) {
    return new MediaTime(Math.subtractExact(ticks, other.rescaledTicks(timescale)), timescale);
  }

  /** This time as seconds, for playlists and messages. */
  public double toSeconds() {
    return ticks / (double) timescale;
  }

  /** This length as a duration, rounded down to microseconds. */
  public Duration toDuration() {
    return Duration.ofSeconds(
        Math.floorDiv(toMicros(), MICROS), Math.floorMod(toMicros(), MICROS) * 1_000L);
  }

  /** The instant this many microseconds after the Unix epoch, for points of the contribution. */
  public Instant toInstant() {
    return Instant.EPOCH.plus(toDuration());
  }

  @Override
  public int compareTo(MediaTime other) {
    if (timescale == other.timescale) {
      return Long.compare(ticks, other.ticks);
    }
    long wholeHere = Math.floorDiv(ticks, timescale);
    long wholeThere = Math.floorDiv(other.ticks, other.timescale);
    if (wholeHere != wholeThere) {
      return Long.compare(wholeHere, wholeThere);
    }
    return Long.compare(
        Math.floorMod(ticks, (long) timescale) * other.timescale,
        Math.floorMod(other.ticks, (long) other.timescale) * timescale);
  }

  /** True if this time comes before the other. */
  public boolean isBefore(MediaTime other) {
    return compareTo(other) < 0;
  }

  /** True if this time comes after the other. */
  public boolean isAfter(MediaTime other) {
    return compareTo(other) > 0;
  }
}
