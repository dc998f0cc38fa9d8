package org.tribune.media;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.Pointer;

/** The memory that FFmpeg and x264 have freed. Safe for all threads. */
public final class NativeMemory {
  private static final AtomicBoolean GIVING = new AtomicBoolean();

  private NativeMemory() {}

  /**
   * Gives back to the system what the C library holds for later (malloc_trim(3)), on a thread of
   * its own: by itself it keeps all that lies below something that is still used, so that with each
   * broadcast some hundred megabytes of frames stayed. To be called when much was freed.
   */
  public static void giveBack() {
    if (GIVING.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
      Thread.ofPlatform().name("give-back").daemon().start(NativeMemory::trim);
    }
  }

  private static void trim() {
    GIVING.set(false);
    var _ = Pointer.trimMemory();
  }
}
