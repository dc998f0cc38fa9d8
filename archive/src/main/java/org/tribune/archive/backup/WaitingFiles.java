package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobs;

/**
 * The files that films are still to be made of, of some gigabytes each: copied block by block. A
 * film may be finished meanwhile, and its file is then gone. Used by one thread.
 */
final class WaitingFiles {
  private final TranscodeJobs queue;

  /** Names of what was to be copied, by any of the calls. */
  private final Set<String> named = new HashSet<>();

  WaitingFiles(TranscodeJobs queue) {
    this.queue = queue;
  }

  /**
   * Copies what is not there yet.
   *
   * @param half for what is half copied, on the disk of {@code to} if that is one
   * @return the names of those that are missing, or not whole, and still waited for
   */
  List<String> copy(ObjectSource from, ObjectTarget to, Path half) throws IOException {
    List<String> missing = new ArrayList<>();
    for (TranscodeJob each : queue.open()) {
      TranscodeJob.Source source = each.source();
      named.add(source.object());
      boolean isThere =
          to.has(source.object(), source.bytes())
              || to.copyFrom(from, source.object(), source.bytes(), half);
      if (!isThere && isWaitedFor(each)) {
        missing.add(source.object());
      }
    }
    return missing;
  }

  private boolean isWaitedFor(TranscodeJob job) {
    return queue.open().stream().anyMatch(each -> each.id().equals(job.id()));
  }

  /**
   * Removes those that no call found waiting.
   *
   * @return how many
   */
  long prune(BackupObjects copies) {
    return copies.removeAllBut(ObjectKeys.owner(TranscodeJob.OBJECTS), named);
  }
}
