package org.tribune.transcoder.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.film.Shortfall;
import org.tribune.core.film.TranscodeError;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.FfmpegException;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.demux.ContainerFacts;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.filter.Loudness;
import org.tribune.media.filter.SoundLeveller;
import org.tribune.media.slate.SlateArtist;
import org.tribune.media.slate.SlateText;
import org.tribune.transcoder.conform.PictureTimeline;
import org.tribune.transcoder.output.BroadcastOutput;
import org.tribune.transcoder.output.RenditionFactory;
import org.tribune.transcoder.output.Sound;
import org.tribune.transcoder.output.SoundMeter;
import org.tribune.transcoder.output.SourceShape;
import org.tribune.transcoder.slate.Slates;

/**
 * Makes a film of a file: the ladder, the segments and the playlists that a broadcast would have,
 * by the same encoders. Its sound is measured first, and brought to one loudness (EBU R 128). For
 * one film, on one thread.
 */
public final class FilmTranscoder {
  /** The share of the work that the measurement is, about. */
  private static final double MEASURING = 0.05;

  /** What a camera that gives pictures when it likes is taken for. */
  private static final FrameRate VARIABLE = FrameRate.of(30);

  private static final long TOLD_EVERY_NANOS = 250_000_000;

  /** Bytes of sound before the first picture; of an hour of it only the end is kept. */
  private static final long MOST_HELD = 64_000_000;

  private final Path input;
  private final Path folder;
  private final FilmOptions settings;
  private final FilmProgress progress;
  private final MediaTime origin;
  private Optional<BroadcastOutput> output = Optional.empty();
  private Optional<FilmFolder> target = Optional.empty();
  private Optional<RenditionFormat> format = Optional.empty();
  private Optional<SoundLeveller> leveller = Optional.empty();
  private final FilmClosedCaptions closedCaptions;
  private final FilmDecoder pictures = new FilmDecoder(Track.Kind.VIDEO, this::picture);
  private final FilmDecoder sound = new FilmDecoder(Track.Kind.AUDIO, this::sound);
  private final Deque<HeldSound> held = new ArrayDeque<>();
  private long heldBytes = 0;
  private MediaTime end;
  private boolean hasSound = false;
  private long told = System.nanoTime() - TOLD_EVERY_NANOS;

  /** Sound that came before the first picture, of which all else depends. */
  private record HeldSound(ContributionPacket packet, boolean shown) {}

  private FilmTranscoder(Path input, Path folder, FilmOptions settings, FilmProgress progress) {
    this.input = input;
    this.folder = folder;
    this.settings = settings;
    this.progress = progress;
    this.origin = MediaTime.of(settings.origin());
    this.end = origin;
    this.closedCaptions = new FilmClosedCaptions(settings.language());
  }

  /**
   * Makes the film. Blocks until it is done.
   *
   * @param folder that it is written into; what it held of the same names is replaced
   * @throws FilmException if no film can be made of it; what was written by then is of no use
   */
  public static FilmManifest run(
      Path input, Path folder, FilmOptions settings, FilmProgress progress) throws FilmException {
    FilmTranscoder film = new FilmTranscoder(input, folder, settings, progress);
    try {
      return film.make();
    } catch (UncheckedIOException e) {
      throw disk(e);
    } catch (IOException e) {
      throw disk(e);
    } catch (IllegalStateException e) {
      // An encoder's thread failed: what it failed of is inside.
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw disk(failed);
      }
      throw e;
    } catch (FfmpegException | ArithmeticException e) {
      // A picture or a sound of a shape that no filter takes, or a time beyond all times.
      throw new FilmException(
          TranscodeError.DAMAGED,
          "What is in the file makes no sense: " + e.getMessage() + ". Export it as MP4 again",
          e);
    } finally {
      film.close();
    }
  }

  private static FilmException disk(Exception e) {
    return String.valueOf(e.getMessage()).contains("No space left")
        ? new FilmException(TranscodeError.NO_ROOM, "The disk is full: make room, and try again", e)
        : new FilmException(
            TranscodeError.DISK, "What was made can't be written: " + e.getMessage(), e);
  }

  private FilmManifest make() throws FilmException, IOException {
    Optional<Loudness> loudness =
        settings.loudness().isEmpty()
            ? Optional.empty()
            : FilmLoudness.measure(input, (share, _) -> tell(share * MEASURING));
    double gain = loudness.flatMap(found -> settings.loudness().map(found::gainTo)).orElse(0.0);
    try (FilmFile file = FilmFile.open(input)) {
      if (loudness.isPresent() && gain != 0) {
        leveller = Optional.of(new SoundLeveller(gain, Sound.CHANNELS));
      }
      ContainerFacts facts = file.facts();
      FilmClock clock = new FilmClock(facts, origin);
      List<FilmManifest.Chapter> chapters =
          facts.chapters().stream()
              .map(
                  each ->
                      new FilmManifest.Chapter(
                          Math.max(0, clock.at(each.start()).minus(origin).toSeconds()),
                          each.title()))
              .toList();
      FilmManifest.Source source = decode(file, clock);
      requireEnd(facts);
      BroadcastOutput opened = output.orElseThrow(FilmTranscoder::empty);
      if (!end.isAfter(origin)) {
        // A single picture that has no length is there for a frame.
        reach(opened.pictures().nextTime());
      }
      opened.finish(end);
      FilmManifest manifest =
          FilmManifest.of(
              format.orElseThrow(),
              end.minus(origin).toSeconds(),
              source,
              loudness.map(found -> told(found, gain)),
              chapters,
              captions(file));
      target.orElseThrow().finish(manifest);
      progress.at(1, manifest.seconds());
      return manifest;
    }
  }

  /**
   * Captions of its text tracks by language, and those in its pictures where no track has the same
   * language.
   */
  private Map<String, String> captions(FilmFile file) throws FilmException {
    Map<String, String> captions = new HashMap<>();
    closedCaptions.finish().ifPresent(found -> captions.put(settings.language(), found));
    if (!file.textTracks().isEmpty()) {
      captions.putAll(FilmCaptions.read(input, settings.language()));
    }
    return captions;
  }

  /** It is read to its end by now: a file says how long it is, and may hold less. */
  private void requireEnd(ContainerFacts facts) throws TruncatedFilmException {
    Optional<Shortfall> shortfall =
        facts
            .promised()
            .map(promised -> new Shortfall(end.minus(origin).toSeconds(), promised))
            .filter(Shortfall::isFelt);
    if (shortfall.isPresent() && !settings.acceptsShort()) {
      throw new TruncatedFilmException(shortfall.get());
    }
  }

  private static FilmManifest.Loudness told(Loudness measured, double gain) {
    return new FilmManifest.Loudness(
        measured.integrated(), Optional.of(measured.truePeak()).filter(Double::isFinite), gain);
  }

  private static FilmException empty() {
    return new FilmException(
        TranscodeError.EMPTY,
        "There is neither picture nor sound in the file: upload the film itself");
  }

  private FilmManifest.Source decode(FilmFile file, FilmClock clock) throws FilmException {
    pictures.follow(file);
    sound.follow(file);
    hasSound = sound.track().isPresent();
    if (pictures.track().isEmpty()) {
      open(Optional.empty());
    }
    String container = file.facts().format();
    Optional<Track> first = pictures.track();
    for (Optional<DemuxedPacket> read = file.read(); read.isPresent(); read = file.read()) {
      if (file.tracksChanged()) {
        pictures.follow(file);
        sound.follow(file);
      }
      take(read.get(), clock);
      tell(file);
    }
    pictures.drain();
    decodeHeld();
    sound.drain();
    leveller.ifPresent(last -> last.drain(this::levelled));
    pictures.requireWorth();
    sound.requireWorth();
    return new FilmManifest.Source(
        container,
        first.flatMap(track -> track.video().map(video -> describe(track, video))),
        sound.track().map(Track::codec),
        pictures.errors() + sound.errors());
  }

  private static String describe(Track track, Track.Video video) {
    return "%s %dx%d".formatted(track.codec(), video.width(), video.height());
  }

  private void take(DemuxedPacket read, FilmClock clock) throws FilmException {
    ContributionPacket packet = clock.place(read);
    MediaTime packetEnd = packet.presentationTime().plus(packet.duration());
    if (packetEnd.minus(origin).toSeconds() > settings.longest().toSeconds()) {
      throw new FilmException(
          TranscodeError.TOO_LONG,
          "The film is longer than %d minutes: cut it, or have the limit raised"
              .formatted(settings.longest().toMinutes()));
    }
    if (pictures.takes(read.track())) {
      pictures.decode(packet, !read.unshown());
      if (output.isPresent()) {
        decodeHeld();
      }
    } else if (sound.takes(read.track())) {
      if (output.isPresent()) {
        sound.decode(packet, !read.unshown());
      } else {
        hold(packet, !read.unshown());
      }
    }
  }

  private void hold(ContributionPacket packet, boolean shown) {
    held.addLast(new HeldSound(packet, shown));
    heldBytes += packet.data().length();
    while (heldBytes > MOST_HELD) {
      heldBytes -= held.removeFirst().packet().data().length();
    }
  }

  private void decodeHeld() {
    while (!held.isEmpty()) {
      HeldSound next = held.removeFirst();
      sound.decode(next.packet(), next.shown());
    }
  }

  private void picture(DecodedFrame frame) {
    Track.Video video = pictures.track().flatMap(Track::video).orElseThrow();
    if (output.isEmpty()) {
      Optional<FrameRate> rate = video.frameRate().or(() -> Optional.of(variable()));
      open(Optional.of(SourceShape.of(frame, video.rotation(), rate)));
      // What was heard before the first picture has it to look at.
      frame.moveTo(origin);
    }
    BroadcastOutput opened = output.orElseThrow();
    MediaTime frameEnd = frame.time().plus(frame.duration());
    opened.picture(frame, video.rotation());
    closedCaptions.add(frame.closedCaptions(), frame.time().minus(origin));
    if (!hasSound) {
      opened.followPicturesWithSilence();
    }
    reach(frameEnd);
  }

  private FrameRate variable() {
    return pictures
        .decoder()
        .flatMap(PacketDecoder::frameRate)
        .filter(rate -> rate.toDouble() > 20 && rate.toDouble() < 31)
        .orElse(VARIABLE);
  }

  private void sound(DecodedFrame frame) {
    if (leveller.isPresent()) {
      leveller.get().level(frame, this::levelled);
    } else {
      levelled(frame);
    }
  }

  private void levelled(DecodedFrame frame) {
    MediaTime frameEnd = frame.time().plus(frame.soundDuration());
    output.ifPresent(
        opened -> {
          opened.sound(frame);
          if (pictures.track().isEmpty()) {
            opened.advance(frame.time());
          }
        });
    reach(frameEnd);
  }

  private void reach(MediaTime time) {
    end = time.isAfter(end) ? time : end;
  }

  private void open(Optional<SourceShape> shape) {
    RenditionFactory factory = new RenditionFactory(settings.transcoder());
    // It may take its time: what the machine can do at once does not matter.
    RenditionFormat planned =
        factory.plan(
            /* epoch= */ 0, settings.origin(), shape, /* processors= */ Double.POSITIVE_INFINITY);
    try {
      FilmFolder opened = new FilmFolder(folder, planned, settings.language());
      SlateText text = new SlateText(settings.title(), "", "");
      format = Optional.of(planned);
      target = Optional.of(opened);
      output =
          Optional.of(
              factory.open(
                  planned,
                  _ -> 0,
                  opened,
                  new SoundMeter(_ -> {}),
                  PictureTimeline.Holes.LAST_PICTURE,
                  (width, height) ->
                      new Slates(
                          settings.title(),
                          _ -> SlateArtist.draw(width, height, text, settings.brand()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(FilmFile file) {
    tell(
        settings.loudness().isPresent()
            ? MEASURING + file.share() * (1 - MEASURING)
            : file.share());
  }

  private void tell(double share) {
    long now = System.nanoTime();
    if (now - told >= TOLD_EVERY_NANOS) {
      told = now;
      progress.at(share, end.minus(origin).toSeconds());
    }
  }

  private void close() {
    pictures.close();
    sound.close();
    closedCaptions.close();
    leveller.ifPresent(SoundLeveller::close);
    output.ifPresent(BroadcastOutput::close);
  }
}
