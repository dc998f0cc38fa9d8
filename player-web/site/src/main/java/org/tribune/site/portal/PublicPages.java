package org.tribune.site.portal;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Messages;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.broadcast.ChannelViews;
import org.tribune.site.broadcast.WrittenLive;
import org.tribune.site.http.RefusedException;
import org.tribune.site.information.InformationPages;
import org.tribune.site.page.SiteFrame;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.page.WrittenPages;
import org.tribune.site.question.OwnQuestions;
import org.tribune.site.question.PublicQuestions;
import org.tribune.site.question.WrittenOwnQuestion;
import org.tribune.site.question.WrittenQuestions;
import org.tribune.site.recording.Clip;
import org.tribune.site.recording.Place;
import org.tribune.site.recording.RecordingDesk;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.recording.WrittenReplay;
import org.tribune.site.search.ReadSearch;
import org.tribune.site.search.SearchDesk;
import org.tribune.site.search.SearchRequest;
import org.tribune.site.search.SearchResponse;
import org.tribune.site.search.WrittenSearch;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingDesk;
import org.tribune.site.sitting.SittingReplays;
import org.tribune.site.sitting.WrittenSitting;
import org.tribune.site.sitting.WrittenSittings;
import org.tribune.site.video.PublicWish;
import org.tribune.site.video.ReportDesk;
import org.tribune.site.video.ReportPages;

/** What the server writes into the public pages. Safe for all threads. */
public final class PublicPages implements WrittenPages {
  private static final int REPLAYS = 12;
  private static final int REPORTS = 6;
  private static final int NEXT_SITTINGS = 3;
  private static final int HELD = 6;

  /** Many open the home page at once when a sitting begins. */
  private static final Duration KEPT = Duration.ofSeconds(3);

  private final ReportPages reportPages;
  private final ReportDesk reports;
  private final SittingDesk sittings;
  private final SittingReplays sittingReplays;
  private final RecordingDesk recordings;
  private final ChannelViews channels;
  private final Replays replays;
  private final SearchDesk search;
  private final SiteConfig site;
  private final MediaClock clock;

  private final PublicQuestions questions;
  private final OwnQuestions own;
  private final SittingBroadcasts broadcasts;
  private final InformationPages information;

  /** The home page and the one of questions, by their language. Guarded by itself. */
  private final Map<String, Kept> kept = new HashMap<>();

  /**
   * A page for as long as it is given to all who ask.
   *
   * @param page empty while the catalogue is away: who comes then does not wait for it once more
   */
  private record Kept(Optional<WrittenPage> page, Instant until) {}

  public PublicPages(
      ReportPages reportPages,
      ReportDesk reports,
      SittingDesk sittings,
      SittingReplays sittingReplays,
      RecordingDesk recordings,
      ChannelViews channels,
      Replays replays,
      SearchDesk search,
      PublicQuestions questions,
      OwnQuestions own,
      SittingBroadcasts broadcasts,
      TribuneConfig config,
      MediaClock clock) {
    this.questions = questions;
    this.own = own;
    this.broadcasts = broadcasts;
    this.information = new InformationPages(config);
    this.reportPages = reportPages;
    this.reports = reports;
    this.sittings = sittings;
    this.sittingReplays = sittingReplays;
    this.recordings = recordings;
    this.channels = channels;
    this.replays = replays;
    this.search = search;
    this.site = config.site();
    this.clock = clock;
  }

  private WrittenFrame frame(String language) {
    return new WrittenFrame(site, language);
  }

  @Override
  public Optional<WrittenPage> report(String slug, MultiMap query, String language) {
    return reportPages.report(slug, Place.of(query), language);
  }

  @Override
  public Optional<String> reportOf(String recording) {
    return reportPages.reportOf(recording);
  }

  @Override
  public WrittenPage reports(MultiMap query, String language) {
    return reportPages.reports(query, language);
  }

  @Override
  public WrittenPage home(String language) {
    return kept("home " + language, () -> writtenHome(language));
  }

  private WrittenPage kept(String name, Supplier<WrittenPage> writing) {
    synchronized (kept) {
      Kept known = kept.get(name);
      if (known == null || !clock.now().toInstant().isBefore(known.until())) {
        Optional<WrittenPage> found = found(writing);
        // From now on, not from when it was asked for: that may have waited for longer.
        known = new Kept(found, clock.now().toInstant().plus(KEPT));
        kept.put(name, known);
      }
      return known.page().orElseThrow(PublicPages::away);
    }
  }

  private static CatalogueException away() {
    return new CatalogueException("The catalogue did not answer a moment ago");
  }

  private static Optional<WrittenPage> found(Supplier<WrittenPage> writing) {
    try {
      return Optional.of(writing.get());
    } catch (CatalogueException e) {
      return Optional.empty();
    }
  }

  private WrittenPage writtenHome(String language) {
    List<RecordingResponses.Summary> replayed =
        recordings.find(RecordingQuery.complete(2 * REPLAYS)).stream()
            .filter(each -> each.kind() == RecordingKind.SITTING)
            .limit(REPLAYS)
            .map(recordings::entry)
            .toList();
    return new WrittenHome(
            channels.all().stream()
                .map(each -> new WrittenLive(each, channels.shown(each), frame(language)))
                .toList(),
            sittings
                .publicList(/* wishedYear= */ Optional.empty(), /* before= */ Optional.empty())
                .coming(),
            NEXT_SITTINGS,
            sittingReplays.find(HELD),
            replayed,
            reports.findPublic(PublicWish.ALL).stream().limit(REPORTS).map(reports::shown).toList(),
            frame(language))
        .page();
  }

  @Override
  public Optional<WrittenPage> text(String name, MultiMap query, String language) {
    return name.equals("questions")
        ? Optional.of(questions(moment(query.get("before")), language))
        : information.find(name, new SiteFrame(site, language));
  }

  @Override
  public WrittenPage privateLink(boolean ofReport, String language) {
    WrittenOwnQuestion page = new WrittenOwnQuestion(frame(language));
    return ofReport ? page.ofReport() : page.form();
  }

  @Override
  public Optional<WrittenPage> ownQuestion(String id, String key, String language) {
    try {
      Question found = own.find(id, key);
      return Optional.of(
          new WrittenOwnQuestion(frame(language)).of(found, own.leader(found), broadcasts::of));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  @Override
  public WrittenPage noSuchQuestion(String id, String language) {
    return new WrittenOwnQuestion(frame(language)).unknown(id);
  }

  private WrittenPage questions(Optional<Instant> before, String language) {
    return before.isEmpty()
        ? kept("questions " + language, () -> writtenQuestions(before, language))
        : writtenQuestions(before, language);
  }

  private WrittenPage writtenQuestions(Optional<Instant> before, String language) {
    return new WrittenQuestions(
            before.isEmpty() ? questions.open() : List.of(),
            questions.answered(before),
            before.isEmpty(),
            broadcasts::of,
            frame(language))
        .page();
  }

  @Override
  public Optional<WrittenPage> embeddedLive(String channel, String language) {
    return channels
        .find(channel)
        .map(each -> new WrittenLive(each, channels.shown(each), frame(language)).embedded());
  }

  @Override
  public Optional<WrittenPage> embeddedRecording(String id, MultiMap query, String language) {
    return replay(id, query, language).map(WrittenReplay::embedded);
  }

  @Override
  public Optional<WrittenPage> embeddedReport(String slug, MultiMap query, String language) {
    return reportPages.embeddedReport(slug, Place.of(query), language);
  }

  @Override
  public Optional<WrittenPage> live(String channel, String language) {
    return channels
        .find(channel)
        .map(each -> new WrittenLive(each, channels.shown(each), frame(language)).page());
  }

  @Override
  public Optional<WrittenPage> recording(String id, MultiMap query, String language) {
    return replay(id, query, language).map(WrittenReplay::page);
  }

  private Optional<WrittenReplay> replay(String id, MultiMap query, String language) {
    try {
      RecordingResponses.Detail view = recordings.shown(id, Viewer.anybody());
      List<Clip> clips =
          Clip.of(replays, new BroadcastId(id), /* from= */ 0, /* to= */ Optional.empty());
      return Optional.of(
          new WrittenReplay(view, clips, Place.of(query), frame(language), ZoneId.systemDefault()));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  @Override
  public WrittenPage sittings(MultiMap query, String language) {
    Optional<Integer> year =
        Optional.ofNullable(query.get("year"))
            .filter(text -> text.matches("(19|20|21)\\d\\d"))
            .map(Integer::valueOf);
    return new WrittenSittings(
            sittings.publicList(year, moment(query.get("before"))), frame(language))
        .page();
  }

  /** What is no moment is left out: the page is there all the same. */
  private static Optional<Instant> moment(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<WrittenPage> sitting(String id, String language) {
    try {
      return Optional.of(new WrittenSitting(sittings.publicDetail(id), frame(language)).page());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  @Override
  public WrittenPage search(MultiMap query, ClientNetwork network, String language) {
    Function<String, Optional<String>> parameter =
        name -> query.getAll(name).stream().filter(value -> !value.isEmpty()).findFirst();
    String typed = parameter.apply("q").orElse("");
    String words =
        CleanText.line(typed.substring(0, Math.min(typed.length(), SearchRequest.LONGEST)));
    Optional<SearchResponse> answer = Optional.empty();
    Optional<Problem> refused = Optional.empty();
    if (!typed.isEmpty()) {
      try {
        answer = Optional.of(found(parameter, network, language));
      } catch (RefusedException e) {
        refused = Optional.of(e.problem());
      } catch (CatalogueException e) {
        refused = Optional.of(StaffAnswers.notNow());
      }
    }
    WrittenFrame frame = frame(language);
    return new WrittenSearch(
            words,
            CleanText.line(parameter.apply("body").orElse("")),
            parameter.apply("year").orElse(""),
            answer,
            refused.map(each -> each.detail().in(Messages.in(frame.language()))),
            frame)
        .page();
  }

  private SearchResponse found(
      Function<String, Optional<String>> parameter, ClientNetwork network, String language) {
    ReadSearch read = search.read(parameter, language.equals("en"), /* isStaff= */ false);
    search.enter(network);
    try {
      return search.find(read);
    } finally {
      search.leave();
    }
  }
}
