package org.tribune.core.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Takes over what a sandboxed process of another user wrote. */
public final class FileOwnership {
  private FileOwnership() {}

  /**
   * All in {@code folder}, which must be used by nobody else any more, is owned as the directory
   * that it lies in. Where this program is not root it was so before.
   */
  public static void take(Path folder) throws IOException {
    if (!Sandbox.isRoot()) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        for (String owner : new String[] {"unix:uid", "unix:gid"}) {
          Files.setAttribute(
              each, owner, Files.getAttribute(parent, owner), LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }
}
