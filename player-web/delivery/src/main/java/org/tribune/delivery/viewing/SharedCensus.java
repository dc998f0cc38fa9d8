package org.tribune.delivery.viewing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EventLog;
import org.tribune.core.status.ViewerCount;
import org.tribune.core.topics.Topics;

/**
 * How many watch each channel through all processes that serve it: what this one counts, and what
 * the others publish in the log. Who reads playlists from two of them counts twice for 12 seconds.
 * Safe for all threads, but for {@link #tell}.
 */
public final class SharedCensus {
  private final EventLog log;
  private final ViewerCensus own;
  private final ToIntBiFunction<ChannelId, String> elsewhere;
  private final Function<ChannelId, Map<String, Integer>> renditions;
  private final List<ChannelId> channels;
  private final String process = UUID.randomUUID().toString();
  private final Set<ChannelId> told = new HashSet<>(); // of the thread that calls tell()

  /**
   * A census of {@code channels}.
   *
   * @param elsewhere how many watch a channel through other processes than that of the name
   * @param renditions how many this process sends which rendition of what is on air on a channel
   */
  public SharedCensus(
      EventLog log,
      ViewerCensus own,
      ToIntBiFunction<ChannelId, String> elsewhere,
      Function<ChannelId, Map<String, Integer>> renditions,
      List<ChannelId> channels) {
    this.log = log;
    this.own = own;
    this.elsewhere = elsewhere;
    this.renditions = renditions;
    this.channels = List.copyOf(channels);
  }

  /** How many watch. */
  public int count(ChannelId channel) {
    return own.count(channel) + elsewhere.applyAsInt(channel, process);
  }

  /**
   * Publishes this process's count, where anybody watches or did; called about every two seconds.
   */
  public void tell() {
    for (ChannelId channel : channels) {
      int viewers = own.count(channel);
      Map<String, Integer> watched = renditions.apply(channel);
      // An HTTP cache may ask for media, and answer for playlists itself.
      boolean any = viewers > 0 || !watched.isEmpty();
      boolean were = any ? !told.add(channel) : told.remove(channel);
      if (any || were) {
        // What is lost is published again.
        CompletableFuture<Long> _ =
            log.append(
                Topics.STATUS,
                channel.value(),
                new ViewerCount(process, viewers, Optional.of(watched)));
      }
    }
  }
}
