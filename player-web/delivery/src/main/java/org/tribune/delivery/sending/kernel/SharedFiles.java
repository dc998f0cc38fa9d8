package org.tribune.delivery.sending.kernel;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.SharedBodies;

/**
 * The bodies that many ask for at once, written to memory files once, and from there to every
 * socket by the kernel without a copy. The oldest file goes when there are too many. For one event
 * loop.
 */
final class SharedFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedFiles.class);

  /** Files are begun anew at this size: few descriptors, and little goes at once. */
  private static final int FILE_BYTES = 2 << 20;

  private final long most;
  private final Map<SharedBodies.Key, Place> places = new HashMap<>();
  private final Deque<MemoryFile> files = new ArrayDeque<>();
  private long kept = 0;
  private long held = 0;
  private boolean usable = true;

  private record Place(MemoryFile file, int offset) {}

  /** At most {@code most} bytes; as much again while readers are slow. */
  SharedFiles(long most) {
    this.most = most;
  }

  /**
   * Ends the answer to {@code request} with a body, on a connection to which the kernel can send.
   *
   * @return when it is sent, or will never be; empty if there is no room for it: it must be sent in
   *     another way
   */
  Optional<Future<Void>> send(HttpServerRequest request, List<Bytes> runs, int length) {
    SharedBodies.Key key = new SharedBodies.Key(runs.getFirst(), length);
    Place place = places.get(key);
    if (place == null) {
      if (!usable || length > most / 4 || held + length > 2 * most) {
        return Optional.empty();
      }
      try {
        place = write(key, runs);
      } catch (IOException e) {
        usable = false;
        LOG.warn(
            "No memory files, memfd_create(2) ({}): bodies are copied for each connection",
            e.toString());
        return Optional.empty();
      }
    }
    MemoryFile file = place.file();
    file.hold();
    Future<Void> sent =
        KernelBlockWriter.end(request, file.forReaders(), place.offset(), length)
            .onComplete(done -> letGo(file));
    letOldestGo();
    return Optional.of(sent);
  }

  private Place write(SharedBodies.Key key, List<Bytes> runs) throws IOException {
    MemoryFile last = files.peekLast();
    if (last == null || last.length() + key.length() > FILE_BYTES) {
      last = MemoryFile.create();
      files.addLast(last);
    }
    Place place = new Place(last, last.length());
    last.append(key, runs);
    int taken = last.length() - place.offset();
    kept += taken;
    held += taken;
    places.put(key, place);
    return place;
  }

  private void letOldestGo() {
    while (kept > most && files.size() > 1) {
      MemoryFile oldest = files.removeFirst();
      kept -= oldest.length();
      oldest.contents().forEach(places::remove);
      letGo(oldest);
    }
  }

  private void letGo(MemoryFile file) {
    if (file.letGo()) {
      held -= file.length();
    }
  }

  /** Bytes in files that are open. */
  long held() {
    return held;
  }

  /** Lets go of all; the rest goes with the answers. */
  @Override
  public void close() {
    usable = false;
    places.clear();
    files.forEach(this::letGo);
    files.clear();
    kept = 0;
  }
}
