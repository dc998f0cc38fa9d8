package org.tribune.delivery.origin.playlist;

import java.util.List;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.MultivariantPlaylist;
import org.tribune.core.hls.SubtitlesRendition;
import org.tribune.core.hls.Variants;
import org.tribune.core.rendition.Rendition;
import org.tribune.delivery.origin.captions.CaptionRendition;

/** Composes the multivariant playlist of a broadcast. */
public final class LiveMultivariant {
  private LiveMultivariant() {}

  /**
   * Captions.
   *
   * @param isAutomatic true if nobody but a recogniser writes them
   */
  public record Captions(String language, boolean isAutomatic) {}

  /**
   * All renditions, with the rates that they were planned with.
   *
   * @param captions those that there are, or will be
   * @param playlist the name of the media playlists
   * @param language of the sound, as in RFC 5646
   */
  public static MultivariantPlaylist compose(
      BroadcastId broadcast,
      List<Rendition> renditions,
      List<Captions> captions,
      String playlist,
      String language) {
    String base = "../../recordings/" + broadcast + "/";
    return new Variants(
            language,
            rendition -> base + rendition.id() + "/" + playlist,
            rendition ->
                new Variants.Rates(rendition.peakBandwidth(), rendition.averageBandwidth()))
        .compose(
            /* sessionData= */ List.of(),
            renditions,
            captions.stream()
                .map(
                    each ->
                        SubtitlesRendition.of(
                            each.language(),
                            each.isAutomatic(),
                            base + CaptionRendition.folder(each.language()) + "/" + playlist))
                .toList(),
            /* iFrames= */ List.of());
  }
}
