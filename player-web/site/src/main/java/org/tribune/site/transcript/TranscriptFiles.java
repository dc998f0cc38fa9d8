package org.tribune.site.transcript;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.caption.file.SubRip;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.download.FileName;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayChapters;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.ProblemException;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.recording.RecordingService;
import org.tribune.site.recording.ReplayPage;

/**
 * What is said in recordings as files, for whoever may watch them: what is confirmed, and else what
 * was heard, without what nobody may hear. Calls block. Safe for all threads.
 */
public final class TranscriptFiles {
  private final RecordingService recordings;
  private final Replays replays;
  private final SiteConfig site;

  public TranscriptFiles(RecordingService recordings, Replays replays, SiteConfig site) {
    this.recordings = recordings;
    this.replays = replays;
    this.site = site;
  }

  /**
   * A file.
   *
   * @param disposition its Content-Disposition
   */
  record File(String type, String disposition, Bytes content) {}

  /**
   * The file of this name, such as {@code fr.odt}.
   *
   * @throws ProblemException if there is none, or {@code viewer} may not have it
   */
  File file(String id, String name, Viewer viewer) {
    TranscriptFormat format = TranscriptFormat.of(name).orElseThrow(TranscriptFiles::none);
    String language = name.substring(0, name.length() - format.end().length());
    RecordingResponses.Summary recording = recordings.shown(id, viewer).summary();
    RecordingIndex index = replays.index(new BroadcastId(id)).orElseThrow(TranscriptFiles::none);
    List<Cue> cues = index.captions().cues(language);
    if (cues.isEmpty()) {
      throw none();
    }
    Transcript transcript = transcript(recording, index, language);
    return new File(
        format.type(), name(transcript, index, format), content(transcript, cues, format));
  }

  private static ProblemException none() {
    return new ProblemException(Problem.notFound());
  }

  private Transcript transcript(
      RecordingResponses.Summary recording, RecordingIndex index, String language) {
    String words = Locale.forLanguageTag(language).getLanguage();
    return transcript(
        index,
        language,
        ReplayPage.title(recording, words, ZoneId.systemDefault()),
        site.name() + " – " + recording.channel().name(),
        URI.create(site.url() + "/watch/" + recording.id()));
  }

  /**
   * What is said in a recording as plain text in UTF-8.
   *
   * @param title of what was recorded
   * @param place whose it is
   * @param address where it is watched
   */
  public static Bytes plain(
      RecordingIndex index, String language, String title, String place, URI address) {
    return Bytes.utf8(PlainTranscript.of(transcript(index, language, title, place, address)));
  }

  private static Transcript transcript(
      RecordingIndex index, String language, String title, String place, URI address) {
    return new Transcript(
        title,
        place,
        index.recording().startedAt(),
        address,
        language,
        index.captions().isAutomatic(language),
        Transcript.sections(
            index.captions().cues(language),
            stretches(index.chapters().chapters()),
            stretches(index.chapters().speakers())));
  }

  private static List<Transcript.Stretch> stretches(List<ReplayChapters.Chapter> all) {
    return all.stream()
        .map(
            each ->
                new Transcript.Stretch(
                    each.mark().label(), since(each.startMicros()), since(each.endMicros())))
        .toList();
  }

  private static Duration since(long micros) {
    return MediaTime.ofMicros(micros).toDuration();
  }

  /** With its language, and that it is automatic if it is: SubRip has no other place for it. */
  private static String name(Transcript transcript, RecordingIndex index, TranscriptFormat format) {
    String automatic =
        transcript.isAutomatic()
            ? " " + transcript.messages().text("transcript.automatic-in-name")
            : "";
    return FileName.of(
            index.recording(),
            index.recording().title().isEmpty() ? transcript.place() : index.recording().title(),
            transcript.language() + automatic,
            format.end())
        .toContentDisposition();
  }

  private static Bytes content(Transcript transcript, List<Cue> cues, TranscriptFormat format) {
    return switch (format) {
      case TXT -> Bytes.utf8(PlainTranscript.of(transcript));
      case ODT -> Bytes.wrap(OpenDocumentTranscript.of(transcript));
      case SRT -> Bytes.utf8(SubRip.write(cues));
      case VTT -> Bytes.utf8(WebVtt.write(cues, notes(transcript)));
    };
  }

  private static String notes(Transcript transcript) {
    String said = transcript.notices().stream().collect(Collectors.joining("\n"));
    return transcript.title() + "\n" + said;
  }
}
