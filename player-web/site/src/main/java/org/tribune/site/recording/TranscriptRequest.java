package org.tribune.site.recording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.text.CleanText;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/**
 * A caption of a transcript as somebody of the staff writes it.
 *
 * @param id of its own within the recording
 * @param revision that it was changed on; 0 for one that is not there yet
 * @param start in seconds of the replay
 * @param end likewise
 * @param text up to two lines; empty if it is taken away
 * @param speaker who says it; empty if that is not known
 * @param of the caption that one is a part of which is not there yet
 */
public record TranscriptRequest(
    String id,
    int revision,
    double start,
    double end,
    String text,
    Optional<String> speaker,
    Optional<String> of) {
  /** As many as there are in five hours. */
  private static final int MOST = 6_000;

  private static final int LONGEST_SPEAKER = 200;
  private static final double LATEST = 1_000_000;
  private static final Pattern ID = Pattern.compile("[\\w.:-]{1,64}");
  private static final double NANOS = 1_000_000_000;

  public TranscriptRequest {
    text =
        text.lines()
            .map(CleanText::line)
            .filter(each -> !each.isEmpty())
            .reduce("", TranscriptRequest::joined);
    speaker = speaker.map(CleanText::line).filter(each -> !each.isEmpty());
    if (!ID.matcher(id).matches() || revision < 0) {
      throw ProblemException.badRequest("transcript.unreadable");
    }
    if (!(start >= 0 && start < end && end <= LATEST)) {
      throw ProblemException.badRequest("transcript.wrong-times");
    }
    if (text.length() > LiveCaption.LONGEST_TEXT
        || speaker.filter(each -> each.length() > LONGEST_SPEAKER).isPresent()
        || end - start > LiveCaption.LONGEST.toSeconds()) {
      throw ProblemException.badRequest(
          "transcript.too-long", LiveCaption.LONGEST_TEXT, LiveCaption.LONGEST.toSeconds());
    }
  }

  private static String joined(String before, String line) {
    return before.isEmpty() ? line : before + "\n" + line;
  }

  /** All that a request changes. */
  public static List<TranscriptRequest> all(RequestBody body) {
    List<Optional<RequestBody>> all = body.list("captions");
    if (all.isEmpty() || all.size() > MOST || all.stream().anyMatch(Optional::isEmpty)) {
      throw ProblemException.badRequest("transcript.unreadable");
    }
    return all.stream().map(each -> each.orElseThrow().read(TranscriptRequest.class)).toList();
  }

  /** Its place in the replay. */
  Cue played() {
    return new Cue(seconds(start), seconds(end), /* settings= */ "", "-");
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * NANOS));
  }
}
