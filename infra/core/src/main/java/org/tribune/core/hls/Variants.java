package org.tribune.core.hls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tribune.core.rendition.Rendition;

/** Composes multivariant playlists: each picture with the first sound, then each sound alone. */
public final class Variants {
  /** What a player should start with when it knows nothing of the line (AP 9.18). */
  private static final int FIRST_BANDWIDTH = 2_000_000;

  private final String language;
  private final Function<Rendition, String> uri;
  private final Function<Rendition, Rates> rates;

  /**
   * Bits a second of a rendition.
   *
   * @param peak the highest over any run of about a segment
   * @param average over all
   */
  public record Rates(long peak, long average) {
    private static final Rates NONE = new Rates(0, 0);

    private Rates plus(Rates other) {
      return new Rates(peak + other.peak, average + other.average);
    }
  }

  /**
   * Variants.
   *
   * @param language of the sound, as in RFC 5646
   * @param uri of a rendition's media playlist
   * @param rates of a rendition
   */
  public Variants(
      String language, Function<Rendition, String> uri, Function<Rendition, Rates> rates) {
    this.language = language;
    this.uri = uri;
    this.rates = rates;
  }

  /**
   * Captions as WebVTT, of which one is read at a time: what is said in a part, with its header,
   * and again in the next if it is not over.
   */
  private static final Rates CAPTIONS = new Rates(10_000, 4_000);

  /** The playlist of all renditions, without captions. */
  public MultivariantPlaylist compose(
      List<SessionData> sessionData, List<Rendition> renditions, List<IFrameVariant> iFrames) {
    return compose(sessionData, renditions, /* captions= */ List.of(), iFrames);
  }

  /** The playlist of all renditions. */
  public MultivariantPlaylist compose(
      List<SessionData> sessionData,
      List<Rendition> renditions,
      List<SubtitlesRendition> captions,
      List<IFrameVariant> iFrames) {
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
    List<AudioRendition> groups = new ArrayList<>();
    List<Variant> variants = new ArrayList<>();
    Optional<Rendition.Audio> sound = audios.stream().findFirst();
    for (Rendition.Video video : videos) {
      variants.add(picture(video, sound, !captions.isEmpty()));
    }
    for (Rendition.Audio audio : audios) {
      groups.add(group(audio));
      variants.add(alone(audio, !captions.isEmpty()));
    }
    return new MultivariantPlaylist(sessionData, groups, captions, variants, iFrames);
  }

  private Variant picture(
      Rendition.Video video, Optional<Rendition.Audio> sound, boolean hasCaptions) {
    Set<String> codecs = new LinkedHashSet<>();
    codecs.add(video.codec());
    sound.ifPresent(audio -> codecs.add(audio.codec()));
    Rates sum =
        rates.apply(video).plus(sound.map(rates).orElse(Rates.NONE)).plus(rates(hasCaptions));
    return new Variant(
        uri.apply(video),
        sum.peak(),
        sum.average(),
        List.copyOf(codecs),
        Optional.of(new Variant.Picture(video.width(), video.height(), video.frameRate())),
        sound.map(Rendition.Audio::id),
        hasCaptions);
  }

  private static Rates rates(boolean hasCaptions) {
    return hasCaptions ? CAPTIONS : Rates.NONE;
  }

  private Variant alone(Rendition.Audio audio, boolean hasCaptions) {
    Rates own = rates.apply(audio).plus(rates(hasCaptions));
    return new Variant(
        uri.apply(audio),
        own.peak(),
        own.average(),
        List.of(audio.codec()),
        Optional.empty(),
        Optional.of(audio.id()),
        hasCaptions);
  }

  private AudioRendition group(Rendition.Audio audio) {
    return new AudioRendition(
        audio.id(),
        SubtitlesRendition.nameOf(language),
        language,
        /* isDefault= */ true,
        audio.channels(),
        uri.apply(audio));
  }
}
