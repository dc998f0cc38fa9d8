package org.tribune.delivery.origin.playlist;

import java.util.List;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.MultivariantPlaylist;
import org.tribune.core.hls.Variants;
import org.tribune.core.rendition.Rendition;

/** Composes the multivariant playlist of a broadcast. */
public final class LiveMultivariant {
  private LiveMultivariant() {}

  /**
   * All renditions, with the rates that they were planned with.
   *
   * @param playlist the name of the media playlists
   * @param language of the sound, as in RFC 5646
   */
  public static MultivariantPlaylist compose(
      BroadcastId broadcast, List<Rendition> renditions, String playlist, String language) {
    String base = "../../recordings/" + broadcast + "/";
    return new Variants(
            language,
            rendition -> base + rendition.id() + "/" + playlist,
            rendition ->
                new Variants.Rates(rendition.peakBandwidth(), rendition.averageBandwidth()))
        .compose(/* sessionData= */ List.of(), renditions, /* iFrames= */ List.of());
  }
}
