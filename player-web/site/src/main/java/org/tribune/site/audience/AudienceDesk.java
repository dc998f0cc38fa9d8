package org.tribune.site.audience;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.tribune.catalogue.audience.Attendance;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.audience.AudienceSummary;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.JsonFields;
import org.tribune.site.http.RefusedException;
import org.tribune.site.recording.RecordingViews;

/**
 * The audience's figures, for clerks; a reporter reads those of the films of his own reports. Calls
 * block. Safe for all threads.
 */
public final class AudienceDesk {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 366;

  private final Catalogue catalogue;
  private final Audience audience;
  private final Replays replays;
  private final RecordingViews views;
  private final MediaClock clock;

  public AudienceDesk(
      Catalogue catalogue, Replays replays, RecordingViews views, MediaClock clock) {
    this.catalogue = catalogue;
    this.audience = catalogue.audience();
    this.replays = replays;
    this.views = views;
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
      // Told below.
    }
    throw RefusedException.badRequest(
        "« from » et « to » sont des jours tels que 2026-11-26, le premier avant le second, "
            + MOST_DAYS
            + " jours au plus.",
        "'from' and 'to' are days such as 2026-11-26, the first before the second, "
            + MOST_DAYS
            + " days at most.");
  }

  private boolean mayBeReadBy(ReportActor reader, Recording recording) {
    return reader.reviews()
        || (recording.kind() == RecordingKind.REPORT
            && catalogue
                .reports()
                .ofFilm(recording.id())
                .filter(each -> each.mayBeSeenBy(reader))
                .isPresent());
  }

  private List<Row> rows(Period period, ReportActor reader) {
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
  ObjectNode list(Period period, ReportActor reader) {
    List<Row> rows = rows(period, reader);
    ObjectNode answer =
        ApiJson.object()
            .put("from", period.from().toString())
            .put("to", period.to().toString())
            .put("liveMinutes", minutes(sum(rows, Viewing.LIVE)))
            .put("replayMinutes", minutes(sum(rows, Viewing.REPLAY)));
    ArrayNode recordings = answer.putArray("recordings");
    for (Row each : rows) {
      recordings.add(
          view(each.recording())
              .put("livePeak", each.summary().peak())
              .put("liveMinutes", minutes(each.summary().live()))
              .put("replayMinutes", minutes(each.summary().replay()))
              .put("viewings", viewings(each.summary())));
    }
    Set<BroadcastId> shown =
        rows.stream().map(each -> each.recording().id()).collect(Collectors.toSet());
    answer.set(
        "days",
        days(
            audience.days(period.from(), period.to()).stream()
                .filter(each -> shown.contains(each.recording()))
                .toList()));
    return answer;
  }

  private static Duration sum(List<Row> rows, Viewing viewing) {
    return rows.stream()
        .map(each -> viewing == Viewing.LIVE ? each.summary().live() : each.summary().replay())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private ObjectNode view(Recording recording) {
    return ApiJson.object()
        .put("recording", recording.id().value())
        .put("title", title(recording))
        .put("kind", ApiWords.of(recording.kind()))
        .put("startedAt", recording.startedAt().toString())
        .put("watch", views.page(recording));
  }

  private String title(Recording recording) {
    return recording.title().isEmpty() ? views.nameOf(recording.channel()) : recording.title();
  }

  /** To a tenth. */
  private static double minutes(Duration watched) {
    return Math.round(watched.toSeconds() / 6.0) / 10.0;
  }

  private static double minutes(long micros) {
    return minutes(Duration.of(micros, ChronoUnit.MICROS));
  }

  private static long viewings(AudienceSummary summary) {
    return Math.round(summary.fullest().toSeconds() / 60.0);
  }

  private static ArrayNode days(List<WatchedDay> watched) {
    Map<LocalDate, Map<Viewing, Duration>> sums = new TreeMap<>();
    watched.forEach(
        each ->
            sums.computeIfAbsent(each.day(), day -> new HashMap<>())
                .merge(each.viewing(), each.watched(), Duration::plus));
    ArrayNode days = ApiJson.array();
    sums.forEach(
        (day, each) ->
            days.add(
                ApiJson.object()
                    .put("day", day.toString())
                    .put("liveMinutes", minutes(each.getOrDefault(Viewing.LIVE, Duration.ZERO)))
                    .put(
                        "replayMinutes",
                        minutes(each.getOrDefault(Viewing.REPLAY, Duration.ZERO)))));
    return days;
  }

  private Figures figures(String id, ReportActor reader) {
    Recording recording =
        catalogue
            .recording(JsonFields.named(id, BroadcastId::new))
            .filter(each -> mayBeReadBy(reader, each))
            .orElseThrow(
                () ->
                    new RefusedException(
                        Problem.of(
                            404,
                            "No such recording",
                            "Cet enregistrement n’existe pas, ou n’existe plus.",
                            "There is no such recording, or no longer.")));
    return new Figures(
        recording,
        AudienceCurve.of(audience.minutes(recording.id()), replays.index(recording.id())));
  }

  /** One recording: the curve, its chapters, the days and, if it was on air, the attendance. */
  ObjectNode detail(String id, ReportActor reader) {
    Figures figures = figures(id, reader);
    BroadcastId recording = figures.recording().id();
    List<Attendance> attendances = audience.attendances(recording);
    AudienceCurve curve = figures.curve();
    ObjectNode view =
        view(figures.recording())
            .put("livePeak", attendances.stream().mapToInt(Attendance::viewers).max().orElse(0))
            .put(
                "liveMinutes",
                minutes(curve.minutes().stream().mapToLong(AudienceCurve.Minute::live).sum()))
            .put(
                "replayMinutes",
                minutes(curve.minutes().stream().mapToLong(AudienceCurve.Minute::replay).sum()))
            .put(
                "viewings",
                Math.round(
                    curve.minutes().stream()
                        .mapToDouble(AudienceCurve.Minute::viewings)
                        .max()
                        .orElse(0)));
    ArrayNode minutes = view.putArray("minutes");
    curve.minutes().forEach(each -> minutes.add(view(each)));
    ArrayNode chapters = view.putArray("chapters");
    curve.chapters().forEach(each -> chapters.add(view(each)));
    view.set("days", days(audience.days(recording)));
    ArrayNode present = view.putArray("attendance");
    attendances.forEach(
        each ->
            present.add(
                ApiJson.object()
                    .put("at", each.minute().toString())
                    .put("viewers", each.viewers())));
    return view;
  }

  private static ObjectNode view(AudienceCurve.Minute minute) {
    return ApiJson.object()
        .put("at", seconds(minute.at()))
        .put("live", tenths(minute.live() / (double) minute.length()))
        .put("replay", tenths(minute.replay() / (double) minute.length()));
  }

  private static ObjectNode view(AudienceCurve.Chapter chapter) {
    return ApiJson.object()
        .put("title", chapter.title())
        .put("start", seconds(chapter.start()))
        .put("end", seconds(chapter.end()))
        .put("liveMinutes", minutes(chapter.live()))
        .put("replayMinutes", minutes(chapter.replay()))
        .put("viewings", tenths(chapter.viewings()))
        .put("kept", chapter.kept().map(each -> Math.round(each * 100) / 100.0).orElse(null))
        .put("short", chapter.isShort());
  }

  private static double seconds(long micros) {
    return Math.round(micros / 1_000.0) / 1_000.0;
  }

  private static double tenths(double number) {
    return Math.round(number * 10) / 10.0;
  }

  /** What was watched in a period as CSV; whole minutes, which every spreadsheet reads. */
  String csv(Period period, ReportActor reader) {
    return AudienceSheets.list(
        rows(period, reader).stream()
            .map(
                each ->
                    new AudienceSheets.Line(
                        each.recording(), title(each.recording()), each.summary()))
            .toList());
  }

  /** One recording minute by minute as CSV. */
  String csv(String id, ReportActor reader) {
    return AudienceSheets.minutes(figures(id, reader).curve());
  }
}
