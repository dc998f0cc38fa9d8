package org.tribune.box;

import org.tribune.core.lifecycle.Service;
import org.tribune.media.log.FfmpegLog;

/**
 * Loads FFmpeg before the stages need it, so that a machine that it can't run on is reported at
 * once.
 */
final class MediaLibrary implements Service {
  @Override
  public void start() {
    try {
      FfmpegLog.install();
    } catch (LinkageError e) {
      throw new StartException(
          "FFmpeg's libraries can't be loaded here ("
              + e.getMessage()
              + "): Tribune needs Linux with glibc on x86-64 or ARM64, and a folder for temporary"
              + " files that programs may run from",
          e);
    }
  }

  @Override
  public void close() {}
}
