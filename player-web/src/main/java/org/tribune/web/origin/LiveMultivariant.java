package org.tribune.web.origin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.AudioRendition;
import org.tribune.core.hls.MultivariantPlaylist;
import org.tribune.core.hls.Variant;
import org.tribune.core.rendition.Rendition;

/** Composes the multivariant playlist of a broadcast. */
final class LiveMultivariant {
  /** What a player should start with when it knows nothing of the line (AP 9.18). */
  private static final int FIRST_BANDWIDTH = 2_000_000;

  private LiveMultivariant() {}

  /**
   * All renditions: each picture with the first sound, then each sound alone.
   *
   * @param language of the sound, as in RFC 5646
   */
  static MultivariantPlaylist compose(
      BroadcastId broadcast, List<Rendition> renditions, Audience audience, String language) {
    List<Rendition.Video> videos = new ArrayList<>();
    List<Rendition.Audio> audios = new ArrayList<>();
    for (Rendition rendition : renditions) {
      switch (rendition) {
        case Rendition.Video video -> videos.add(video);
        case Rendition.Audio audio -> audios.add(audio);
      }
    }
    videos.sort(Comparator.comparingInt(video -> -video.averageBandwidth()));
    videos.stream()
        .min(Comparator.comparingInt(v -> Math.abs(v.averageBandwidth() - FIRST_BANDWIDTH)))
        .ifPresent(
            first -> {
              videos.remove(first);
              videos.addFirst(first);
            });
    String base = "../../recordings/" + broadcast + "/";
    List<AudioRendition> groups = new ArrayList<>();
    List<Variant> variants = new ArrayList<>();
    Optional<Rendition.Audio> sound = audios.stream().findFirst();
    for (Rendition.Video video : videos) {
      variants.add(picture(video, sound, uri(base, video, audience)));
    }
    for (Rendition.Audio audio : audios) {
      groups.add(group(audio, language, uri(base, audio, audience)));
      variants.add(alone(audio, uri(base, audio, audience)));
    }
    return new MultivariantPlaylist(groups, variants);
  }

  private static Variant picture(
      Rendition.Video video, Optional<Rendition.Audio> sound, String uri) {
    Set<String> codecs = new LinkedHashSet<>();
    codecs.add(video.codec());
    sound.ifPresent(audio -> codecs.add(audio.codec()));
    return new Variant(
        uri,
        (long) video.peakBandwidth() + sound.map(Rendition.Audio::peakBandwidth).orElse(0),
        (long) video.averageBandwidth() + sound.map(Rendition.Audio::averageBandwidth).orElse(0),
        List.copyOf(codecs),
        Optional.of(new Variant.Picture(video.width(), video.height(), video.frameRate())),
        sound.map(Rendition.Audio::id));
  }

  private static Variant alone(Rendition.Audio audio, String uri) {
    return new Variant(
        uri,
        audio.peakBandwidth(),
        audio.averageBandwidth(),
        List.of(audio.codec()),
        Optional.empty(),
        Optional.of(audio.id()));
  }

  private static AudioRendition group(Rendition.Audio audio, String language, String uri) {
    Locale locale = Locale.forLanguageTag(language);
    String name = locale.getDisplayLanguage(locale);
    String title =
        name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    return new AudioRendition(
        audio.id(), title, language, /* isDefault= */ true, audio.channels(), uri);
  }

  private static String uri(String base, Rendition rendition, Audience audience) {
    return base + rendition.id() + "/" + audience.playlistName();
  }
}
