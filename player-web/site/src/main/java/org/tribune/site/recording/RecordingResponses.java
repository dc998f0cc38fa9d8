package org.tribune.site.recording;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.recording.Correction;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.rendition.Rendition;
import org.tribune.delivery.download.Download;

/**
 * What the routes of recordings answer, as {@code openapi.yaml} describes it. Durations and places
 * in a replay are seconds, to the millisecond; addresses begin at the site's root.
 */
public final class RecordingResponses {
  private RecordingResponses() {}

  /** The newest recordings. */
  record Listing(List<Summary> recordings) {}

  /**
   * One of many.
   *
   * @param channel on which it was broadcast
   * @param duration empty until it is complete
   * @param watch its page
   */
  public record Summary(
      String id,
      Channel channel,
      String title,
      String kind,
      String state,
      Instant startedAt,
      Optional<Instant> endedAt,
      Optional<Double> duration,
      String watch,
      String hls,
      Optional<String> poster) {}

  /** A channel by its name. */
  public record Channel(String id, String name) {}

  /**
   * Everything that the public may know.
   *
   * @param revision one more for each correction that was carried out
   * @param live where it is watched while it is on air
   * @param chapters empty if it can't be watched
   * @param pauses where the slate stands for a suspension or a closed session
   */
  public record Detail(
      @JsonUnwrapped Summary summary,
      int revision,
      Optional<String> storyboard,
      Optional<String> live,
      Optional<MarkResponses.Chapters> chapters,
      List<Captions> captions,
      List<Pause> pauses,
      List<Quality> renditions,
      List<DownloadFile> downloads) {}

  /**
   * Captions in a language.
   *
   * @param automatic true if a recogniser heard them and nobody has checked all of it
   */
  record Captions(String language, String address, boolean automatic) {}

  record Pause(boolean closed, double start, double end) {}

  /**
   * A rendition.
   *
   * @param width in pixels, as is {@code height}; empty for sound
   * @param averageBandwidth in bits a second
   * @param bytes empty if it can't be watched
   */
  record Quality(
      String id,
      String kind,
      Optional<Integer> width,
      Optional<Integer> height,
      String codec,
      long averageBandwidth,
      Optional<Long> bytes) {
    static Quality of(Rendition rendition, long averageBandwidth, Optional<Long> bytes) {
      Optional<Rendition.Video> video =
          rendition instanceof Rendition.Video picture ? Optional.of(picture) : Optional.empty();
      return new Quality(
          rendition.id(),
          video.isPresent() ? "video" : "audio",
          video.map(Rendition.Video::width),
          video.map(Rendition.Video::height),
          rendition.codec(),
          averageBandwidth,
          bytes);
    }
  }

  /**
   * A file of it.
   *
   * @param rendition that a video has
   */
  record DownloadFile(String kind, Optional<String> rendition, String url, long bytes) {
    static DownloadFile of(Download download) {
      return new DownloadFile(
          download.kind().name().toLowerCase(Locale.ROOT),
          download.rendition(),
          download.url(),
          download.bytes());
    }
  }

  /**
   * The newest recordings, for the operator.
   *
   * @param storage empty if the store does not answer
   */
  record OperatorListing(List<OperatorSummary> recordings, Optional<StorageResponse> storage) {}

  /**
   * One of them.
   *
   * @param bytes that it takes in the store
   */
  record OperatorSummary(
      @JsonUnwrapped Summary summary,
      long bytes,
      List<Corrected> corrections,
      List<WithheldPassage> withholdings,
      List<ProofResponses.Session> closedSessions) {}

  record Corrections(List<Corrected> corrections) {}

  /**
   * A correction.
   *
   * @param from in the replay, as is {@code to}; empty if it can't be watched
   * @param sealedUntil until when what it took is kept under seal
   */
  record Corrected(
      int id,
      String kind,
      Optional<Double> from,
      Optional<Double> to,
      Instant fromAt,
      Instant toAt,
      String reason,
      String legalBasis,
      String requestedBy,
      Instant requestedAt,
      String state,
      Optional<Instant> finishedAt,
      Optional<String> failure,
      Optional<Instant> sealedUntil) {
    /**
     * The answer about a correction.
     *
     * @param origin when its recording's time begins
     * @param from where it begins in the replay, as {@code to} is where it ends
     */
    static Corrected of(
        Correction correction, Instant origin, Optional<Double> from, Optional<Double> to) {
      return new Corrected(
          correction.id(),
          correction.kind().name().toLowerCase(Locale.ROOT),
          from,
          to,
          origin.plus(correction.from().toDuration()),
          origin.plus(correction.to().toDuration()),
          correction.reason(),
          correction.legalBasis(),
          correction.requestedBy(),
          correction.requestedAt(),
          correction.state().name().toLowerCase(Locale.ROOT),
          correction.finishedAt(),
          correction.failure(),
          correction.sealedUntil());
    }
  }

  /** An order to withhold a passage that holds, by when the passage was filmed. */
  public record Withheld(int id, Instant fromAt, Instant toAt, Instant since, String state) {
    /** The same of an order. */
    public static Withheld of(Withholding withholding) {
      return new Withheld(
          withholding.id(),
          withholding.from(),
          withholding.to(),
          withholding.since(),
          withholding.correction().isPresent() ? "correcting" : "withheld");
    }
  }

  /**
   * The same with its place in the replay.
   *
   * @param from empty, as is {@code to}, if nothing of it can be watched by anybody
   */
  record WithheldPassage(
      @JsonUnwrapped Withheld withheld, Optional<Double> from, Optional<Double> to) {}

  /** One that is to be erased. */
  record Deleted(String id, String state) {}
}
