package org.tribune.site.transfer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.text.Message;
import org.tribune.core.text.Messages;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.download.DownloadProblem;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.download.PackedZip.Part;
import org.tribune.delivery.download.RecordingFile;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayChapters;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.transcript.TranscriptFiles;

/**
 * What was filmed of a sitting, as its replay shows it: pictures with sound, sound alone, captions
 * and what is said. Blocks. For one thread and one package.
 */
final class RecordingFiles {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);
  private static final String AUTOMATIC = "Automatic captions: nobody has checked them";

  private final Catalogue catalogue;
  private final Downloads downloads;
  private final Replays replays;
  private final SiteConfig site;
  private final Sitting sitting;
  private final FileNames names;
  private final Messages words;
  private final List<TransferFile> files = new ArrayList<>();
  private final List<Shortcoming> missing = new ArrayList<>();
  private final List<Runnable> watches = new ArrayList<>();
  private final Map<ItemId, Debate> debates = new HashMap<>();
  private int found = 0;

  RecordingFiles(
      Catalogue catalogue,
      Downloads downloads,
      Replays replays,
      SiteConfig site,
      Sitting sitting,
      FileNames names,
      Messages words) {
    this.catalogue = catalogue;
    this.downloads = downloads;
    this.replays = replays;
    this.site = site;
    this.sitting = sitting;
    this.names = names;
    this.words = words;
  }

  List<TransferFile> files() {
    return files;
  }

  List<Shortcoming> missing() {
    return missing;
  }

  List<Runnable> watches() {
    return watches;
  }

  Map<ItemId, Debate> debates() {
    return debates;
  }

  /** Adds all of these broadcasts, in order. */
  RecordingFiles add(List<BroadcastId> broadcasts) {
    broadcasts.forEach(this::add);
    // One that was to be broadcast on no channel was not filmed.
    if (found == 0 && missing.isEmpty() && sitting.facts().channel().isPresent()) {
      lack("no-recording", Message.of("transfer.no-recording"));
    }
    return this;
  }

  private void add(BroadcastId id) {
    Optional<Recording> recording =
        catalogue.recording(id).filter(each -> each.state() != RecordingState.DELETING);
    if (recording.isEmpty()) {
      lack("recording-erased", Message.of("transfer.recording-erased", id.value()));
    } else if (recording.get().kind() != RecordingKind.TEST) {
      found++;
      addWhole(recording.get());
    }
  }

  private void addWhole(Recording recording) {
    if (recording.state() == RecordingState.RECORDING) {
      lack("recording-unfinished", Message.of("transfer.recording-unfinished"));
      return;
    }
    Optional<RecordingIndex> index =
        recording.isComplete() ? replays.index(recording.id()) : Optional.empty();
    if (index.isEmpty()) {
      lack("recording-hidden", Message.of("transfer.recording-hidden", recording.id().value()));
      return;
    }
    try {
      Runnable watch = downloads.watch(recording);
      Optional<RecordingFile> film = downloads.film(recording);
      Optional<RecordingFile> sound = downloads.sound(recording);
      Optional<String> gone =
          film.flatMap(RecordingFile::missing).or(() -> sound.flatMap(RecordingFile::missing));
      if (gone.isPresent()) {
        lack("recording-gone", Message.of("transfer.recording-gone", gone.get()));
        return;
      }
      film.ifPresent(each -> addFilm(recording, each, index.get()));
      sound.ifPresent(each -> addSound(recording, each));
      addWords(recording, index.get());
      watches.add(watch);
    } catch (DownloadProblem e) {
      lack("recording-withheld", e.problem().detail());
    } catch (Mp4Exception e) {
      LOG.error("{} can be watched but not packed: 'tribune doctor' says more", recording.id(), e);
      lack("recording-gone", Message.of("transfer.recording-gone", recording.id().value()));
    }
  }

  private void lack(String kind, Message said) {
    missing.add(new Shortcoming(kind, said));
  }

  private void addFilm(Recording recording, RecordingFile film, RecordingIndex index) {
    String height = film.picture().map(each -> each.height() + "p").orElse("");
    String name = names.take("enregistrement-" + found + "-" + height, ".mp4");
    files.add(
        file(
            TransferKind.RECORDING,
            "transfer.file.recording",
            name,
            FileFormat.MP4,
            recording,
            film));
    for (ReplayChapters.Chapter each : index.chapters().chapters()) {
      boolean isOurs = each.mark().sitting().filter(sitting.id()::equals).isPresent();
      each.mark()
          .item()
          .filter(_ -> isOurs)
          .ifPresent(item -> debates.putIfAbsent(item, debate(each, name)));
    }
  }

  /** Up to the next chapter, as a viewer sees it. */
  private static Debate debate(ReplayChapters.Chapter chapter, String film) {
    Instant start = chapter.mark().start();
    Duration length = MediaTime.ofMicros(chapter.endMicros() - chapter.startMicros()).toDuration();
    return new Debate(start, start.plus(length), film, chapter.startMicros() / MediaTime.MICROS);
  }

  private void addSound(Recording recording, RecordingFile sound) {
    String name = names.take("son-" + found, ".m4a");
    files.add(
        file(TransferKind.SOUND, "transfer.file.sound", name, FileFormat.M4A, recording, sound));
  }

  private TransferFile file(
      TransferKind kind,
      String title,
      String name,
      FileFormat format,
      Recording recording,
      RecordingFile bytes) {
    return new TransferFile(
        kind,
        words.text(title, found),
        format,
        /* item= */ Optional.empty(),
        site.languages().stream().findFirst(),
        Optional.of(recording.startedAt()),
        recording.endedAt(),
        new Part.Streamed(TransferFile.FOLDER + name, bytes.length(), bytes.tag(), bytes::read),
        bytes.tag());
  }

  private void addWords(Recording recording, RecordingIndex index) {
    if (index.captions().languages().isEmpty()) {
      lack("no-captions", Message.of("transfer.no-captions"));
    }
    for (String language : index.captions().languages()) {
      List<Cue> cues = index.captions().cues(language);
      boolean isAutomatic = index.captions().isAutomatic(language);
      if (isAutomatic) {
        lack("captions-unchecked", Message.of("transfer.captions-unchecked", language));
      }
      addText(
          TransferKind.CAPTIONS,
          words.text("transfer.file.captions", found, language),
          names.take("sous-titres-" + found + "-" + language, ".vtt"),
          FileFormat.WEBVTT,
          recording,
          language,
          Bytes.utf8(WebVtt.write(cues, isAutomatic ? AUTOMATIC : "")));
      addText(
          TransferKind.TRANSCRIPT,
          words.text("transfer.file.transcript", found, language),
          names.take("transcription-" + found + "-" + language, ".txt"),
          FileFormat.TEXT,
          recording,
          language,
          TranscriptFiles.plain(
              index,
              language,
              sitting.shownTitle(),
              site.name(),
              URI.create(site.url() + "/watch/" + recording.id())));
    }
  }

  private void addText(
      TransferKind kind,
      String title,
      String name,
      FileFormat format,
      Recording recording,
      String language,
      Bytes content) {
    files.add(
        new TransferFile(
            kind,
            title,
            format,
            /* item= */ Optional.empty(),
            Optional.of(language),
            Optional.of(recording.startedAt()),
            recording.endedAt(),
            new Part.Small(TransferFile.FOLDER + name, content),
            Sha256.hex(content)));
  }
}
