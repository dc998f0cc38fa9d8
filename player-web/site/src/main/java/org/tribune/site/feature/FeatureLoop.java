package org.tribune.site.feature;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tribune.core.channel.ChannelId;

/** The event loop whose router features mount their routes on; it owns this. */
public final class FeatureLoop {
  private final Vertx vertx;
  private final List<Consumer<ChannelId>> listeners = new ArrayList<>();

  /** One of {@code vertx}. */
  public FeatureLoop(Vertx vertx) {
    this.vertx = vertx;
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Notifies {@code listener}, on this loop, when something happened on a channel. */
  public void onChange(Consumer<ChannelId> listener) {
    listeners.add(listener);
  }

  /** Something happened on a channel; to be called on this loop. */
  public void changed(ChannelId channel) {
    listeners.forEach(each -> each.accept(channel));
  }
}
