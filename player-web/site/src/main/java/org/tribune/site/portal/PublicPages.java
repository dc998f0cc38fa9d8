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
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Messages;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.alert.AlertPages;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.broadcast.LivePage;
import org.tribune.site.caption.LiveTextService;
import org.tribune.site.decision.DecisionService;
import org.tribune.site.deliberation.PublicDeliberations;
import org.tribune.site.feature.Foundation;
import org.tribune.site.http.ProblemException;
import org.tribune.site.information.InformationPages;
import org.tribune.site.member.PublicMembers;
import org.tribune.site.minutes.PublicMinutes;
import org.tribune.site.opendata.OpenData;
import org.tribune.site.opendata.OpenDataPage;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.ServerRenderedPages;
import org.tribune.site.page.SiteFrame;
import org.tribune.site.publication.PublicationRoutes;
import org.tribune.site.question.OwnQuestionPage;
import org.tribune.site.question.OwnQuestions;
import org.tribune.site.question.PublicQuestions;
import org.tribune.site.question.QuestionsPage;
import org.tribune.site.recording.Clip;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.recording.RecordingService;
import org.tribune.site.recording.ReplayPage;
import org.tribune.site.recording.StartPosition;
import org.tribune.site.search.ReadSearch;
import org.tribune.site.search.SearchPage;
import org.tribune.site.search.SearchRequest;
import org.tribune.site.search.SearchResponse;
import org.tribune.site.search.SearchService;
import org.tribune.site.sitting.PublicSittings;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingListPage;
import org.tribune.site.sitting.SittingPage;
import org.tribune.site.sitting.SittingReplays;
import org.tribune.site.sitting.SittingServices;
import org.tribune.site.video.VideoFilter;
import org.tribune.site.video.VideoPages;
import org.tribune.site.video.VideoService;

/** What the server writes into the public pages. Safe for all threads. */
final class PublicPages implements ServerRenderedPages {
  private static final int REPLAYS = 12;
  private static final int REPORTS = 6;
  private static final int NEXT_SITTINGS = 3;
  private static final int HELD = 6;

  /** Many open the home page at once when a sitting begins. */
  private static final Duration KEPT = Duration.ofSeconds(3);

  private final VideoPages reportPages;
  private final VideoService videos;
  private final PublicSittings sittings;
  private final SittingReplays sittingReplays;
  private final PublicMinutes minutes;
  private final PublicDeliberations deliberations;
  private final RecordingService recordings;
  private final ChannelResponseMapper channels;
  private final LiveTextService liveTexts;
  private final Replays replays;
  private final SearchService search;
  private final DecisionService decisions;
  private final PublicMembers members;
  private final AlertPages alerts;
  private final SiteConfig site;
  private final MediaClock clock;

  private final PublicQuestions questions;
  private final OwnQuestions own;
  private final SittingBroadcasts broadcasts;
  private final OpenData openData;
  private final InformationPages information;

  /** The home page and the one of questions, by their language. Guarded by itself. */
  private final Map<String, Kept> kept = new HashMap<>();

  /**
   * A page for as long as it is given to all who ask.
   *
   * @param page empty while the catalogue is away: who comes then does not wait for it once more
   */
  private record Kept(Optional<ServerRenderedPage> page, Instant until) {}

  PublicPages(Foundation foundation, SittingServices services, PublicFeatures features) {
    this.reportPages = features.videos().pages();
    this.videos = features.videos().service();
    this.sittings = features.sittings().shown();
    this.sittingReplays = features.sittings().replays();
    this.minutes = features.minutes().shown();
    this.deliberations = features.deliberations().shown();
    this.recordings = features.recordings().service();
    this.channels = features.broadcast().channels();
    this.liveTexts = features.captions().texts();
    this.replays = foundation.replays();
    this.search = features.search().service();
    this.decisions = features.decisions().service();
    this.members =
        new PublicMembers(
            foundation.catalogue(), features.deliberations().decisions(), foundation.clock());
    this.alerts = features.alerts().pages();
    this.questions = features.questions().shown();
    this.own = features.questions().own();
    this.broadcasts = services.broadcasts();
    this.openData = features.openData().data();
    this.information = new InformationPages(foundation.config());
    this.site = foundation.site();
    this.clock = foundation.clock();
  }

  private PageFrame frame(String language) {
    return new PageFrame(site, language);
  }

  @Override
  public Optional<ServerRenderedPage> report(String slug, MultiMap query, String language) {
    return reportPages.report(slug, StartPosition.of(query), language);
  }

  @Override
  public Optional<String> reportOf(String recording) {
    return reportPages.reportOf(recording);
  }

  @Override
  public ServerRenderedPage reports(MultiMap query, String language) {
    return reportPages.reports(query, language);
  }

  @Override
  public ServerRenderedPage home(String language) {
    return kept("home " + language, () -> writtenHome(language));
  }

  private ServerRenderedPage kept(String name, Supplier<ServerRenderedPage> writing) {
    synchronized (kept) {
      Kept known = kept.get(name);
      if (known == null || !clock.now().toInstant().isBefore(known.until())) {
        Optional<ServerRenderedPage> found = found(writing);
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

  private static Optional<ServerRenderedPage> found(Supplier<ServerRenderedPage> writing) {
    try {
      return Optional.of(writing.get());
    } catch (CatalogueException e) {
      return Optional.empty();
    }
  }

  private ServerRenderedPage writtenHome(String language) {
    List<RecordingResponses.Summary> replayed =
        recordings.find(RecordingQuery.complete(2 * REPLAYS)).stream()
            .filter(each -> each.kind() == RecordingKind.SITTING)
            .limit(REPLAYS)
            .map(recordings::entry)
            .toList();
    return new HomePage(
            channels.all().stream().map(each -> livePage(each, language)).toList(),
            sittings
                .list(/* wishedYear= */ Optional.empty(), /* before= */ Optional.empty())
                .coming(),
            NEXT_SITTINGS,
            sittingReplays.find(HELD),
            replayed,
            videos.findPublic(VideoFilter.ALL).stream().limit(REPORTS).map(videos::shown).toList(),
            frame(language))
        .page();
  }

  @Override
  public Optional<ServerRenderedPage> text(String name, MultiMap query, String language) {
    return switch (name) {
      case "questions" -> Optional.of(questions(moment(query.get("before")), language));
      case OpenDataPage.NAME -> Optional.of(openData.page(frame(language)));
      default -> information.find(name, new SiteFrame(site, language));
    };
  }

  @Override
  public ServerRenderedPage privateLink(boolean ofReport, String language) {
    OwnQuestionPage page = new OwnQuestionPage(frame(language));
    return ofReport ? page.ofReport() : page.form();
  }

  @Override
  public Optional<ServerRenderedPage> ownQuestion(String id, String key, String language) {
    try {
      Question found = own.find(id, key);
      return Optional.of(
          new OwnQuestionPage(frame(language)).of(found, own.leader(found), broadcasts::of));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  @Override
  public ServerRenderedPage noSuchQuestion(String id, String language) {
    return new OwnQuestionPage(frame(language)).unknown(id);
  }

  private ServerRenderedPage questions(Optional<Instant> before, String language) {
    return before.isEmpty()
        ? kept("questions " + language, () -> writtenQuestions(before, language))
        : writtenQuestions(before, language);
  }

  private ServerRenderedPage writtenQuestions(Optional<Instant> before, String language) {
    return new QuestionsPage(
            before.isEmpty() ? questions.open() : List.of(),
            questions.answered(before),
            before.isEmpty(),
            broadcasts::of,
            frame(language))
        .page();
  }

  @Override
  public Optional<ServerRenderedPage> embeddedLive(String channel, String language) {
    return channels.find(channel).map(each -> livePage(each, language).embedded());
  }

  @Override
  public Optional<ServerRenderedPage> embeddedRecording(
      String id, MultiMap query, String language) {
    return replay(id, query, language).map(ReplayPage::embedded);
  }

  @Override
  public Optional<ServerRenderedPage> embeddedReport(String slug, MultiMap query, String language) {
    return reportPages.embeddedReport(slug, StartPosition.of(query), language);
  }

  @Override
  public Optional<ServerRenderedPage> live(String channel, String language) {
    return channels.find(channel).map(each -> livePage(each, language).page());
  }

  @Override
  public Optional<ServerRenderedPage> liveText(String channel, MultiMap query, String language) {
    return liveTexts.page(
        channel, query.contains("whole"), query.contains("reload"), frame(language));
  }

  private LivePage livePage(ChannelConfig channel, String language) {
    Optional<Broadcast> shown = channels.shown(channel);
    return new LivePage(
        channel, shown, channels.hasCaptions(shown), channels.viewers(channel), frame(language));
  }

  @Override
  public Optional<ServerRenderedPage> recording(String id, MultiMap query, String language) {
    return replay(id, query, language).map(ReplayPage::page);
  }

  private Optional<ReplayPage> replay(String id, MultiMap query, String language) {
    try {
      RecordingResponses.Detail view = recordings.shown(id, Viewer.anybody());
      List<Clip> clips =
          Clip.of(replays, new BroadcastId(id), /* from= */ 0, /* to= */ Optional.empty());
      return Optional.of(
          new ReplayPage(
              view, clips, StartPosition.of(query), frame(language), ZoneId.systemDefault()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  @Override
  public ServerRenderedPage sittings(MultiMap query, String language) {
    return new SittingListPage(
            sittings.list(year(query), moment(query.get("before"))), frame(language))
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
  public Optional<ServerRenderedPage> sitting(String id, String language) {
    try {
      return Optional.of(new SittingPage(sittings.detail(id), frame(language)).page());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<ServerRenderedPage> minutes(String sitting, String language) {
    return minutes.page(sitting, frame(language));
  }

  @Override
  public Optional<ServerRenderedPage> deliberations(String sitting, String language) {
    return deliberations.list(sitting, frame(language));
  }

  @Override
  public Optional<ServerRenderedPage> decision(String sitting, String item, String language) {
    return deliberations.decision(sitting, item, frame(language));
  }

  @Override
  public ServerRenderedPage publications(MultiMap query, String language) {
    return deliberations.register(
        PublicationRoutes.before(Optional.ofNullable(query.get("before"))), frame(language));
  }

  @Override
  public ServerRenderedPage decisions(MultiMap query, ClientNetwork network, String language) {
    return decisions.page(name -> first(query, name), network, frame(language));
  }

  @Override
  public Optional<ServerRenderedPage> member(String id, MultiMap query, String language) {
    return members.page(id, year(query), frame(language));
  }

  @Override
  public Optional<ServerRenderedPage> alert(String key, String language) {
    return alerts.look(key, frame(language));
  }

  @Override
  public Optional<ServerRenderedPage> changeAlert(String key, String action, String language) {
    return alerts.change(key, action, frame(language));
  }

  @Override
  public ServerRenderedPage noSuchAlert(String language) {
    return alerts.unknown(frame(language));
  }

  private static Optional<Integer> year(MultiMap query) {
    return Optional.ofNullable(query.get("year"))
        .filter(text -> text.matches("(19|20|21)\\d\\d"))
        .map(Integer::valueOf);
  }

  private static Optional<String> first(MultiMap query, String name) {
    return query.getAll(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  @Override
  public ServerRenderedPage search(MultiMap query, ClientNetwork network, String language) {
    Function<String, Optional<String>> parameter = name -> first(query, name);
    String typed = parameter.apply("q").orElse("");
    String words =
        CleanText.line(typed.substring(0, Math.min(typed.length(), SearchRequest.LONGEST)));
    Optional<SearchResponse> answer = Optional.empty();
    Optional<Problem> refused = Optional.empty();
    if (!typed.isEmpty()) {
      try {
        answer = Optional.of(found(parameter, network, language));
      } catch (ProblemException e) {
        refused = Optional.of(e.problem());
      } catch (CatalogueException e) {
        refused = Optional.of(StaffAnswers.notNow());
      }
    }
    PageFrame frame = frame(language);
    return new SearchPage(
            words,
            new SearchPage.Chosen(
                line(parameter, "body"),
                parameter.apply("year").orElse(""),
                line(parameter, "sitting"),
                line(parameter, "speaker")),
            answer,
            refused.map(each -> each.detail().in(Messages.in(frame.language()))),
            frame)
        .page();
  }

  private static String line(Function<String, Optional<String>> parameter, String name) {
    return CleanText.line(parameter.apply(name).orElse(""));
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
