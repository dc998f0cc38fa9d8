package org.tribune.ingest.source;

import java.util.List;
import java.util.Optional;
import org.tribune.core.contribution.Track;
import org.tribune.core.text.Message;

/**
 * Takes what a source gives, as it comes, on its own raw timestamps. A source calls it from one
 * thread at a time, in this order: {@link #connected}, then any number of {@link #tracks}, {@link
 * #packet} and {@link #dropped} (the first packet of a track comes after the tracks that name it),
 * then {@link #disconnected}; and so on again for the next connection. A call may block for a
 * moment: the source holds a bounded number of packets meanwhile, then stops reading from its peer.
 */
public interface SourceSink {
  /**
   * A peer is there.
   *
   * @param remote the peer's address, for sources that have a peer
   */
  void connected(Optional<String> remote);

  /** The whole list of tracks, at first and at every change. */
  void tracks(List<Track> tracks);

  /** The next packet, in decoding order within its track. */
  void packet(SourcePacket packet);

  /** So many more packets were lost or refused by the source itself. */
  void dropped(long packets);

  /**
   * The peer is gone.
   *
   * @param why what went wrong; empty if the peer ended it in order
   */
  void disconnected(Optional<Message> why);

  /**
   * Somebody wanted to be the peer and was turned away: with a wrong passphrase, say. It may come
   * at any time, and changes nothing for a peer that is there.
   *
   * @param why what the operator is shown, with the remedy
   */
  void refused(Message why);
}
