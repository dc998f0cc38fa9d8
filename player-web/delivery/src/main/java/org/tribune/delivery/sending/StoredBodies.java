package org.tribune.delivery.sending;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.sending.StoredRun.Refusal;

/**
 * Sends objects of the store. Those that are files here are sent from them; others are fetched in
 * runs as fast as the reader takes them. What must be waited for is opened, read and fetched on
 * virtual threads. For one event loop.
 */
public final class StoredBodies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoredBodies.class);

  /** Files that are kept open, of all event loops together; those being sent come on top. */
  private static final int OPEN_FILES = 256;

  /** A deleted file keeps its place on the disk until it is closed. */
  private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final ObjectStore store;
  private final BodySending sending;
  private final Executor loop;
  private final int most;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, OpenFile> files =
      new LinkedHashMap<>(/* initialCapacity= */ 64, /* loadFactor= */ 0.75f, /* byUse= */ true);

  /** Bodies of one of {@code loops} event loops, {@code loop}. */
  public StoredBodies(ObjectStore store, BodySending sending, Executor loop, int loops) {
    this.store = store;
    this.sending = sending;
    this.loop = loop;
    this.most = OPEN_FILES / loops;
  }

  /**
   * Ends the answer to {@code request} with a run of an object.
   *
   * @param head sets the answer's status and headers, Content-Length among them; called once the
   *     object is there
   * @param refused called instead, when nothing was sent
   */
  public void send(
      HttpServerRequest request, StoredRun run, Runnable head, Consumer<Refusal> refused) {
    letOldGo();
    Optional<OpenFile> known =
        Optional.ofNullable(files.get(run.object()))
            .filter(file -> file.length() == run.objectLength());
    Optional<OpenFile> file = known.isPresent() ? known : openNow(request, run);
    if (file.isPresent()) {
      file.get().hold();
      if (known.isEmpty()) {
        keep(run, file.get());
      }
      send(request, file.get(), run, head);
      return;
    }
    try {
      threads.execute(() -> open(request, run, head, refused));
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is not sent any more: the server stops", run.object());
    }
  }

  /** Empty if it is not as it must be, too: whoever waits finds out why. */
  private Optional<OpenFile> openNow(HttpServerRequest request, StoredRun run) {
    return store
        .location(run.object())
        .flatMap(path -> sending.files().openNow(request, path, run.objectLength()));
  }

  /** Keeps a file for the next answers, if it is for many; else lets go of it. */
  private void keep(StoredRun run, OpenFile file) {
    if (file.content().isForMany()) {
      Optional.ofNullable(files.put(run.object(), file)).ifPresent(OpenFile::letGo);
    } else {
      file.letGo();
    }
  }

  /** On a virtual thread. */
  private void open(
      HttpServerRequest request, StoredRun run, Runnable head, Consumer<Refusal> refused) {
    try {
      Optional<Path> path = store.file(run.object());
      if (path.isEmpty()) {
        fetch(request, run, head, refused);
        return;
      }
      OpenFile file = sending.files().open(path.get());
      loop.execute(() -> opened(request, file, run, head, refused));
    } catch (ClosedChannelException e) {
      // Nobody but the interrupt of close() closes it here: the object is as good as it was.
      LOG.debug("{} is not sent any more: the server stops", run.object());
    } catch (IOException e) {
      LOG.warn("{} can't be read from the store: {}", run.object(), e.toString());
      loop.execute(() -> refused.accept(Refusal.DAMAGED));
    } catch (StoreException e) {
      LOG.warn("{} can't be read from the store: {}", run.object(), e.getMessage());
      loop.execute(() -> refused.accept(Refusal.UNAVAILABLE));
    }
  }

  private void opened(
      HttpServerRequest request,
      OpenFile file,
      StoredRun run,
      Runnable head,
      Consumer<Refusal> refused) {
    if (file.length() != run.objectLength()) {
      LOG.warn(
          "{} has {} bytes in the store and must have {}",
          run.object(),
          file.length(),
          run.objectLength());
      file.letGo();
      refused.accept(Refusal.DAMAGED);
      return;
    }
    file.hold();
    keep(run, file);
    send(request, file, run, head);
  }

  /** Lets go of the file, too. */
  private void send(HttpServerRequest request, OpenFile file, StoredRun run, Runnable head) {
    if (request.response().closed() || request.response().ended()) {
      file.letGo();
      return;
    }
    head.run();
    sending.files().send(request, file, run, loop, threads).onComplete(done -> file.letGo());
  }

  private void letOldGo() {
    Iterator<OpenFile> oldest = files.values().iterator();
    while (oldest.hasNext()) {
      OpenFile file = oldest.next();
      if (files.size() <= most && !file.isOlderThan(OPEN_NANOS)) {
        return;
      }
      oldest.remove();
      file.letGo();
    }
  }

  /** On a virtual thread: there are no files here, or there is no such object. */
  private void fetch(
      HttpServerRequest request, StoredRun run, Runnable head, Consumer<Refusal> refused) {
    FetchPump pump = new FetchPump(store, sending, threads, loop, request.response(), run);
    Optional<Refusal> refusal = pump.fetchFirst();
    loop.execute(
        () -> {
          if (refusal.isPresent()) {
            refused.accept(refusal.get());
          } else if (!request.response().closed() && !request.response().ended()) {
            head.run();
            pump.begin();
          }
        });
  }

  /** Closes what no answer uses any more; the rest goes with the answers. */
  @Override
  public void close() {
    threads.shutdownNow();
    files.values().forEach(OpenFile::letGo);
    files.clear();
  }
}
