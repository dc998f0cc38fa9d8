package org.tribune.delivery.limit;

import java.time.Duration;
import org.tribune.core.memory.ProcessMemory;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.client.ClientAddress;

/**
 * What clients may have of the server, in all and each network: memory for what they have open, and
 * requests. Safe for all threads.
 */
public final class ClientLimits {
  private final ClientAddress clients;
  private final ClientMemoryBudget room;
  private final EventStreams eventStreams;
  private final NetworkRate media;
  private final NetworkRate pages;

  /**
   * How much that is.
   *
   * @param bytes of memory for all that clients have open, by {@link ClientLoad#bytes}
   * @param mediaASecond requests below /hls of one network
   * @param pagesASecond other requests of one network
   */
  public record Sizes(long bytes, int mediaASecond, int pagesASecond) {
    /**
     * On each core a network may ask for the playlists and parts of 240 viewers, with parts of a
     * quarter of a second: a tenth of what a core can answer (docs/benchmarks.md, The origin). A
     * page takes a millisecond or so.
     */
    private static final int MEDIA_OF_A_CORE = 4_000;

    private static final int PAGES_OF_A_CORE = 100;

    /** Sizes that let something through. */
    public Sizes {
      if (bytes <= 0 || mediaASecond <= 0 || pagesASecond <= 0) {
        throw new IllegalArgumentException("Limits that let nobody in");
      }
    }

    /** Those that this process and its machine can bear. */
    public static Sizes ofThisMachine() {
      int cores = Runtime.getRuntime().availableProcessors();
      return new Sizes(
          ProcessMemory.ofThisProcess().forClients(),
          MEDIA_OF_A_CORE * cores,
          PAGES_OF_A_CORE * cores);
    }
  }

  /** A class that opens the site at once: pages, pictures, and what they ask for. */
  private static final int PAGES_AT_ONCE = 15;

  private static final int MEDIA_AT_ONCE = 2;

  /** Limits of these sizes. */
  public ClientLimits(Sizes sizes, ClientAddress clients, MediaClock clock) {
    this.clients = clients;
    this.room = new ClientMemoryBudget(sizes.bytes());
    this.eventStreams = new EventStreams(room, clients);
    this.media = rate(clock, sizes.mediaASecond(), MEDIA_AT_ONCE);
    this.pages = rate(clock, sizes.pagesASecond(), PAGES_AT_ONCE);
  }

  private static NetworkRate rate(MediaClock clock, int aSecond, int secondsAtOnce) {
    return new NetworkRate(
        clock, aSecond * secondsAtOnce, Duration.ofSeconds(1).dividedBy(aSecond));
  }

  /** Gives where a request comes from. */
  public ClientAddress clients() {
    return clients;
  }

  /** The memory. */
  public ClientMemoryBudget room() {
    return room;
  }

  /** The event streams. */
  public EventStreams eventStreams() {
    return eventStreams;
  }

  /** Requests below /hls. */
  NetworkRate media() {
    return media;
  }

  /** Other requests. */
  NetworkRate pages() {
    return pages;
  }
}
