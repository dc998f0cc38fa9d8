package org.tribune.media.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends FFmpeg's log to slf4j (logger {@code ffmpeg}), repeated lines counted and logged once a
 * second, user names and passwords in addresses struck out. Called by FFmpeg on any thread.
 */
public final class FfmpegLog extends LogCallback {
  private static final Logger LOG = LoggerFactory.getLogger("ffmpeg");
  private static final AtomicBoolean INSTALLED = new AtomicBoolean();
  private static final int LONGEST_LINE = 500;
  private static final int RECENT_LINES = 12;
  private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]*@");
  private static final Pattern PASSPHRASE = Pattern.compile("(passphrase=)[^&\\s]*");

  /** What FFmpeg said on each thread since {@link #forget()}: the reason behind an error code. */
  private static final ThreadLocal<ArrayDeque<String>> RECENT =
      ThreadLocal.withInitial(ArrayDeque::new);

  // A line that is logged late keeps its level.
  private final RepeatedLines errors = new RepeatedLines(Duration.ofSeconds(1));
  private final RepeatedLines warnings = new RepeatedLines(Duration.ofSeconds(1));
  private final RepeatedLines details = new RepeatedLines(Duration.ofSeconds(1));

  private FfmpegLog() {}

  /** Installs it, once in a process; further calls do nothing. */
  public static void install() {
    if (INSTALLED.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
      avutil.av_log_set_level(LOG.isDebugEnabled() ? avutil.AV_LOG_VERBOSE : avutil.AV_LOG_WARNING);
      // FFmpeg keeps the pointer for the life of the process, and so does the static field.
      avutil.setLogCallback(Holder.CALLBACK);
    }
  }

  private static final class Holder {
    private static final FfmpegLog CALLBACK = new FfmpegLog();
  }

  /** Forgets what was said on this thread. */
  public static void forget() {
    RECENT.get().clear();
  }

  /** The last warnings and errors that FFmpeg wrote on this thread, oldest first. */
  public static List<String> recent() {
    return List.copyOf(RECENT.get());
  }

  @Override
  public void call(int level, BytePointer message) {
    try {
      String line = strike(text(message));
      if (line.isEmpty()) {
        return;
      }
      if (level <= avutil.AV_LOG_WARNING) {
        remember(line);
      }
      lines(level).accept(line, System.nanoTime()).forEach(told -> write(level, told));
    } catch (Throwable e) {
      // Thrown into native code it would end the process, whatever it is.
      LOG.warn("A line of FFmpeg's log was lost", e);
    }
  }

  private RepeatedLines lines(int level) {
    if (level <= avutil.AV_LOG_ERROR) {
      return errors;
    }
    return level <= avutil.AV_LOG_WARNING ? warnings : details;
  }

  private static String text(BytePointer message) {
    // Other people's bytes: FFmpeg quotes the stream, which need not be UTF-8.
    byte[] bytes = message.getStringBytes();
    int length = Math.min(bytes.length, LONGEST_LINE);
    return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
  }

  static String strike(String line) {
    String without = USER_INFO.matcher(line).replaceAll("://***@");
    return PASSPHRASE.matcher(without).replaceAll("$1***");
  }

  private static void remember(String line) {
    ArrayDeque<String> recent = RECENT.get();
    if (recent.size() == RECENT_LINES) {
      recent.removeFirst();
    }
    recent.addLast(line);
  }

  private static void write(int level, String line) {
    if (level <= avutil.AV_LOG_ERROR) {
      // An error to FFmpeg is a damaged packet to us; what matters is logged by the caller.
      LOG.warn("{}", line);
    } else if (level <= avutil.AV_LOG_WARNING) {
      LOG.info("{}", line);
    } else {
      LOG.debug("{}", line);
    }
  }
}
