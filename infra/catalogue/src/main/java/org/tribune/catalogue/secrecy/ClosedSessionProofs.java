package org.tribune.catalogue.secrecy;

import java.util.List;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The proofs of closed sessions: a part of the catalogue, and as {@link
 * org.tribune.catalogue.Catalogue} in what it promises, blocks on and throws. They stay when the
 * recording goes.
 */
public interface ClosedSessionProofs {
  /**
   * Keeps a proof for ever.
   *
   * @return false if there is one of the same session and edition: that one stays
   */
  boolean add(ClosedSessionProof proof);

  /** All of a broadcast, by the session's beginning, then by edition. */
  List<ClosedSessionProof> of(BroadcastId broadcast);

  /**
   * The newest edition of each session whose newest edition is not {@link
   * ClosedSessionProof.Result#CLEAN}, by broadcast, then by the session's beginning.
   */
  List<ClosedSessionProof> unclean();

  /** The broadcasts that have any. */
  List<BroadcastId> broadcasts();
}
