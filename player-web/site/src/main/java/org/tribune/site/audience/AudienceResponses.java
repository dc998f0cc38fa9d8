package org.tribune.site.audience;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.audience.ConcurrentViewers;

/**
 * What the routes of the audience's figures answer, as {@code openapi.yaml} describes it. Minutes
 * are watched ones, to a tenth; places in a recording are seconds.
 */
final class AudienceResponses {
  private AudienceResponses() {}

  /** What was watched in a period, with its days. */
  record Listing(
      LocalDate from,
      LocalDate to,
      double liveMinutes,
      double replayMinutes,
      List<Watched> recordings,
      List<Day> days) {}

  record Watched(@JsonUnwrapped Named recording, @JsonUnwrapped Sums sums) {}

  /**
   * Which recording it is.
   *
   * @param watch its page
   */
  record Named(String recording, String title, String kind, Instant startedAt, String watch) {}

  /**
   * How much of it was watched.
   *
   * @param livePeak how many watched at once at the most while it was on air
   */
  record Sums(int livePeak, double liveMinutes, double replayMinutes, long viewings) {}

  record Day(LocalDate day, double liveMinutes, double replayMinutes) {}

  /**
   * One recording: the curve, its chapters, the days and, if it was on air, its concurrent viewers.
   */
  record Detail(
      @JsonUnwrapped Named recording,
      @JsonUnwrapped Sums sums,
      List<Minute> minutes,
      List<Chapter> chapters,
      List<Day> days,
      List<Present> attendance) {}

  /** A minute of the recording: how many watched it, on average. */
  record Minute(double at, double live, double replay) {
    static Minute of(AudienceCurve.Minute minute) {
      return new Minute(
          seconds(minute.at()),
          tenths(minute.live() / (double) minute.length()),
          tenths(minute.replay() / (double) minute.length()));
    }
  }

  /**
   * A chapter.
   *
   * @param kept which part of those who began it saw its end
   * @param isShort true if it is too short for that to say anything
   */
  record Chapter(
      String title,
      double start,
      double end,
      double liveMinutes,
      double replayMinutes,
      double viewings,
      Optional<Double> kept,
      @JsonProperty("short") boolean isShort) {
    static Chapter of(AudienceCurve.Chapter chapter) {
      return new Chapter(
          chapter.title(),
          seconds(chapter.start()),
          seconds(chapter.end()),
          AudienceService.minutes(chapter.live()),
          AudienceService.minutes(chapter.replay()),
          tenths(chapter.viewings()),
          chapter.kept().map(each -> Math.round(each * 100) / 100.0),
          chapter.isShort());
    }
  }

  /** How many watched at that minute of the day. */
  record Present(Instant at, int viewers) {
    static Present of(ConcurrentViewers at) {
      return new Present(at.minute(), at.viewers());
    }
  }

  private static double seconds(long micros) {
    return Math.round(micros / 1_000.0) / 1_000.0;
  }

  private static double tenths(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
