package org.tribune.core.broadcast;

import java.util.Optional;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.log.JsonCodec;

/**
 * Events as JSON, which a person may want to read. A start reads all that a site's log holds, half
 * a million of them where nothing was ever let go: those that look just as {@link #encode} writes
 * the most frequent kinds are read by {@link PlainEventReader}, some ten times as quickly as any
 * JSON is.
 */
public final class BroadcastEventCodec implements EntryCodec<BroadcastEvent> {
  private final JsonCodec<BroadcastEvent> json = new JsonCodec<>(BroadcastEvent.class);

  @Override
  public byte[] encode(BroadcastEvent event) {
    return json.encode(event);
  }

  @Override
  public BroadcastEvent decode(byte[] bytes) {
    Optional<BroadcastEvent> plain = new PlainEventReader().at(bytes, 0, bytes.length).read();
    return plain.isPresent() ? plain.get() : json.decode(bytes);
  }
}
