package org.tribune.ingest.clock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.source.SourcePacket;

/**
 * One track's raw timestamps, made complete: counters that wrapped are carried on, missing times
 * are derived, and a decoding time is found where only presentation is given. Microseconds.
 */
final class TrackTimes {
  /** The counters that wrap: MPEG-TS (33 bits of 90 kHz), RTP (32 of 90 kHz), RTMP (32 of ms). */
  private static final long[] WRAPS = {
    (1L << 33) * 100 / 9, (1L << 32) * 100 / 9, (1L << 32) * 1_000, (1L << 31) * 1_000
  };

  /** Steps within this are never taken for a wrap. */
  private static final long FAR = 10_000_000;

  /** More than sixteen frames at five a second: no encoder shows a frame so late. */
  private static final long LONGEST_REORDER = 4_000_000;

  private static final long LONGEST_DURATION = 10_000_000;

  /** Steps within this teach the typical distance of packets. */
  private static final long LONGEST_TYPICAL = 2_000_000;

  private final DecodingOrder order = new DecodingOrder();
  private @Nullable Long last;
  private long wrapped = 0;
  private long typical = 0;

  /** The usual time between packets, 0 while unknown. */
  long typicalStep() {
    return typical;
  }

  /** The packet's times; {@code arrival} stands in where the source gives and implies none. */
  RawTimes complete(SourcePacket packet, long arrival) {
    long told = packet.duration().toMicros();
    long duration = told > 0 && told <= LONGEST_DURATION ? told : 0;
    if (duration > 0 && duration <= LONGEST_TYPICAL) {
      typical = duration;
    }
    Optional<Long> decoding = packet.decodingTime().map(MediaTime::toMicros);
    Optional<Long> presentation = packet.presentationTime().map(MediaTime::toMicros);
    RawTimes raw;
    if (decoding.isPresent()) {
      raw = unwrap(decoding.get(), presentation.orElse(decoding.get()), duration);
    } else if (presentation.isPresent()) {
      raw = unwrap(order.next(presentation.get()), presentation.get(), duration);
    } else {
      raw = new RawTimes(implied(arrival), /* reorder= */ 0, duration, /* corrected= */ true);
    }
    learn(raw.decoding(), duration);
    return raw;
  }

  private long implied(long arrival) {
    return last == null || typical == 0 ? arrival : last + typical;
  }

  private RawTimes unwrap(long decoding, long presentation, long duration) {
    boolean corrected = false;
    long carried = decoding + wrapped;
    if (last != null && Math.abs(carried - last) > FAR) {
      long wrap = wrapBetween(carried - last);
      wrapped += wrap;
      carried += wrap;
      corrected = wrap != 0;
    }
    long reorder = presentation - decoding;
    if (!isReorder(reorder)) {
      reorder += wrapBetween(reorder);
    }
    boolean believed = isReorder(reorder);
    return new RawTimes(carried, believed ? reorder : 0, duration, corrected || !believed);
  }

  private static boolean isReorder(long micros) {
    return micros >= 0 && micros <= LONGEST_REORDER;
  }

  /** What to add to a far {@code step} so that it is a near one; 0 if no counter explains it. */
  private static long wrapBetween(long step) {
    for (long wrap : WRAPS) {
      long mended = step < 0 ? wrap : -wrap;
      if (Math.abs(step + mended) <= FAR) {
        return mended;
      }
    }
    return 0;
  }

  private void learn(long decoding, long duration) {
    if (last != null && duration <= 0) {
      long step = decoding - last;
      if (step > 0 && step <= LONGEST_TYPICAL) {
        typical = typical == 0 ? step : (typical * 7 + step) / 8;
      }
    }
    last = decoding;
  }
}
