package org.tribune.site.audience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.audience.AudienceSummary;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.recording.RecordingResponseMapper;

/**
 * The audience's figures, for clerks; a reporter reads those of the films of his own reports. Calls
 * block. Safe for all threads.
 */
final class AudienceService {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 366;

  private final Catalogue catalogue;
  private final Audience audience;
  private final Replays replays;
  private final RecordingResponseMapper mapper;
  private final MediaClock clock;

  AudienceService(
      Catalogue catalogue, Replays replays, RecordingResponseMapper mapper, MediaClock clock) {
    this.catalogue = catalogue;
    this.audience = catalogue.audience();
    this.replays = replays;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Days, both included. */
  record Period(LocalDate from, LocalDate to) {}

  /** What one recording's figures are of. */
  private record Row(Recording recording, AudienceSummary summary) {}

  /** All that is known of one recording. */
  private record Figures(Recording recording, AudienceCurve curve) {}

  /** The days that are asked for; the last thirty, if none are. */
  Period period(Optional<String> from, Optional<String> to) {
    try {
      LocalDate today = LocalDate.ofInstant(clock.now().toInstant(), ZoneId.systemDefault());
      LocalDate last = to.map(LocalDate::parse).orElse(today);
      LocalDate first = from.map(LocalDate::parse).orElse(last.minusDays(USUAL_DAYS - 1));
      long days = ChronoUnit.DAYS.between(first, last) + 1;
      if (days >= 1 && days <= MOST_DAYS) {
        return new Period(first, last);
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw ProblemException.badRequest("audience.days-invalid", MOST_DAYS);
  }

  private boolean mayBeReadBy(VideoActor reader, Recording recording) {
    return reader.reviews()
        || catalogue.reportOf(recording).filter(each -> each.mayBeSeenBy(reader)).isPresent();
  }

  private List<Row> rows(Period period, VideoActor reader) {
    return audience.summaries(period.from(), period.to()).stream()
        .flatMap(
            each ->
                catalogue.recording(each.recording()).stream()
                    .filter(found -> mayBeReadBy(reader, found))
                    .map(found -> new Row(found, each)))
        .sorted(Comparator.comparing((Row each) -> each.recording().startedAt()).reversed())
        .toList();
  }

  /** What was watched in a period, with its days. */
  AudienceResponses.Listing list(Period period, VideoActor reader) {
    List<Row> rows = rows(period, reader);
    Set<BroadcastId> shown =
        rows.stream().map(each -> each.recording().id()).collect(Collectors.toSet());
    return new AudienceResponses.Listing(
        period.from(),
        period.to(),
        minutes(sum(rows, Viewing.LIVE)),
        minutes(sum(rows, Viewing.REPLAY)),
        rows.stream()
            .map(
                each ->
                    new AudienceResponses.Watched(named(each.recording()), sums(each.summary())))
            .toList(),
        days(
            audience.days(period.from(), period.to()).stream()
                .filter(each -> shown.contains(each.recording()))
                .toList()));
  }

  private static Duration sum(List<Row> rows, Viewing viewing) {
    return rows.stream()
        .map(each -> viewing == Viewing.LIVE ? each.summary().live() : each.summary().replay())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private AudienceResponses.Named named(Recording recording) {
    return new AudienceResponses.Named(
        recording.id().value(),
        title(recording),
        ApiWords.of(recording.kind()),
        recording.startedAt(),
        mapper.page(recording));
  }

  private static AudienceResponses.Sums sums(AudienceSummary summary) {
    return new AudienceResponses.Sums(
        summary.peak(), minutes(summary.live()), minutes(summary.replay()), viewings(summary));
  }

  private String title(Recording recording) {
    return recording.title().isEmpty() ? mapper.nameOf(recording.channel()) : recording.title();
  }

  /** To a tenth. */
  private static double minutes(Duration watched) {
    return Math.round(watched.toSeconds() / 6.0) / 10.0;
  }

  static double minutes(long micros) {
    return minutes(Duration.of(micros, ChronoUnit.MICROS));
  }

  private static long viewings(AudienceSummary summary) {
    return Math.round(summary.fullest().toSeconds() / 60.0);
  }

  private static List<AudienceResponses.Day> days(List<WatchedDay> watched) {
    Map<LocalDate, Map<Viewing, Duration>> sums = new TreeMap<>();
    watched.forEach(
        each ->
            sums.computeIfAbsent(each.day(), day -> new HashMap<>())
                .merge(each.viewing(), each.watched(), Duration::plus));
    return sums.entrySet().stream()
        .map(
            each ->
                new AudienceResponses.Day(
                    each.getKey(),
                    minutes(each.getValue().getOrDefault(Viewing.LIVE, Duration.ZERO)),
                    minutes(each.getValue().getOrDefault(Viewing.REPLAY, Duration.ZERO))))
        .toList();
  }

  private Figures figures(String id, VideoActor reader) {
    Recording recording =
        catalogue
            .recording(Parameters.id(id, BroadcastId::new))
            .filter(each -> mayBeReadBy(reader, each))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(404, "No such recording", "audience.no-recording")));
    return new Figures(
        recording,
        AudienceCurve.of(audience.minutes(recording.id()), replays.index(recording.id())));
  }

  /**
   * One recording: the curve, its chapters, the days and, if it was on air, its concurrent viewers.
   */
  AudienceResponses.Detail detail(String id, VideoActor reader) {
    Figures figures = figures(id, reader);
    BroadcastId recording = figures.recording().id();
    List<ConcurrentViewers> concurrentViewers = audience.concurrentViewers(recording);
    AudienceCurve curve = figures.curve();
    return new AudienceResponses.Detail(
        named(figures.recording()),
        sums(concurrentViewers, curve.minutes()),
        curve.minutes().stream().map(AudienceResponses.Minute::of).toList(),
        curve.chapters().stream().map(AudienceResponses.Chapter::of).toList(),
        days(audience.days(recording)),
        concurrentViewers.stream().map(AudienceResponses.Present::of).toList());
  }

  private static AudienceResponses.Sums sums(
      List<ConcurrentViewers> concurrentViewers, List<AudienceCurve.Minute> minutes) {
    double fullest = minutes.stream().mapToDouble(AudienceCurve.Minute::viewings).max().orElse(0);
    return new AudienceResponses.Sums(
        concurrentViewers.stream().mapToInt(ConcurrentViewers::viewers).max().orElse(0),
        minutes(minutes.stream().mapToLong(AudienceCurve.Minute::live).sum()),
        minutes(minutes.stream().mapToLong(AudienceCurve.Minute::replay).sum()),
        Math.round(fullest));
  }

  /** What was watched in a period as CSV; whole minutes, which every spreadsheet reads. */
  String csv(Period period, VideoActor reader) {
    return AudienceSheets.list(
        rows(period, reader).stream()
            .map(
                each ->
                    new AudienceSheets.Line(
                        each.recording(), title(each.recording()), each.summary()))
            .toList());
  }

  /** One recording minute by minute as CSV. */
  String csv(String id, VideoActor reader) {
    return AudienceSheets.minutes(figures(id, reader).curve());
  }
}
