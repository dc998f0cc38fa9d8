package org.tribune.delivery.cache;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.status.Alert;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;

/**
 * One cache, and what it has to forget. Some threads ask it for each address by HEAD until this
 * server's answer through it is that there is nothing, twice. Safe for all threads.
 */
final class PurgedCache implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PurgedCache.class);
  private static final int WORKERS = 4;

  /** Twice what a sitting of a day has. */
  private static final int MOST = 500_000;

  /** So often an address may be answered as if nothing was withdrawn. */
  private static final int TRIES = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI cache;
  private final MediaClock clock;
  private final HttpCachePurge.Pace pace;
  private final DelayQueue<Pending> queue = new DelayQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private volatile Optional<Alert> trouble = Optional.empty();

  /**
   * An address that is to be asked for.
   *
   * @param isSecond true once it was gone
   * @param tries how often it was still there
   * @param dueNanos by {@link System#nanoTime}
   */
  private record Pending(String path, boolean isSecond, int tries, long dueNanos)
      implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    Pending again(boolean second, int tried, Duration in) {
      return new Pending(path, second, tried, System.nanoTime() + in.toNanos());
    }
  }

  PurgedCache(URI cache, MediaClock clock, HttpCachePurge.Pace pace) {
    this.cache = cache;
    this.clock = clock;
    this.pace = pace;
  }

  synchronized void start() {
    for (int i = 0; i < WORKERS; i++) {
      workers.add(Thread.ofVirtual().name("purge-" + cache + "-" + i).start(this::keepAsking));
    }
  }

  void purge(Collection<String> paths) {
    int free = MOST - queue.size();
    if (paths.size() > free) {
      LOG.error(
          "{} withdrawn addresses too many for {}: they are not purged but expire in half a minute",
          paths.size() - free,
          cache);
    }
    paths.stream()
        .limit(Math.max(0, free))
        .forEach(path -> queue.add(new Pending(path, false, 0, System.nanoTime())));
  }

  Optional<Alert> trouble() {
    return trouble;
  }

  private void keepAsking() {
    Duration pause = pace.away();
    try {
      while (true) {
        Pending next = queue.take();
        if (ask(next)) {
          pause = pace.away();
        } else {
          queue.add(next);
          Thread.sleep(pause);
          Duration longer = pause.multipliedBy(2);
          pause = longer.compareTo(pace.longest()) < 0 ? longer : pace.longest();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False if the cache is away. */
  private boolean ask(Pending pending) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(cache + pending.path()))
              .timeout(PATIENCE)
              .method("HEAD", BodyPublishers.noBody())
              .build();
      HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
      return answered(pending, response.statusCode());
    } catch (IOException e) {
      isTroubled(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private boolean answered(Pending pending, int status) {
    if (status == 404 || status == 410) {
      isFine();
      if (!pending.isSecond()) {
        queue.add(pending.again(/* second= */ true, pending.tries(), pace.again()));
      }
      return true;
    } else if (status >= 200 && status < 400) {
      isFine();
      stillThere(pending, status);
      return true;
    }
    isTroubled("HTTP " + status);
    return false;
  }

  /** Another server behind the cache does not know yet; or it is public again. */
  private void stillThere(Pending pending, int status) {
    if (pending.tries() < TRIES) {
      queue.add(pending.again(pending.isSecond(), pending.tries() + 1, pace.again()));
    } else {
      LOG.warn(
          "{} still answers {} for {}, which was withdrawn: is it the address in http.caches that"
              + " asks this server each time?",
          cache,
          status,
          pending.path());
    }
  }

  private synchronized void isFine() {
    trouble.ifPresent(before -> LOG.info("The cache {} can be purged again", cache));
    trouble = Optional.empty();
  }

  private synchronized void isTroubled(String said) {
    if (trouble.isEmpty()) {
      LOG.error(
          "The cache {} can't be purged of what was withdrawn ({}), and serves that for"
              + " up to half a minute",
          cache,
          said);
      trouble =
          Optional.of(
              new Alert(
                  "cache-not-purged",
                  Alert.Severity.WARNING,
                  /* raised= */ true,
                  clock.now().toInstant(),
                  message(said)));
    }
  }

  private Message message(String said) {
    return Message.of("cache.no-answer", cache, said);
  }

  @Override
  public synchronized void close() {
    workers.forEach(Thread::interrupt);
    workers.clear();
    client.shutdownNow();
  }
}
