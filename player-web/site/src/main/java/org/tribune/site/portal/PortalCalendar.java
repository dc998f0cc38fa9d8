package org.tribune.site.portal;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.video.Video;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.core.time.MediaClock;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.page.ContentLanguage;
import org.tribune.site.page.SiteFrame;
import org.tribune.site.page.SpokenSize;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.recording.RecordingResponseMapper;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.search.index.QuestionWords;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingEnds;
import org.tribune.site.theme.Theme;
import org.tribune.site.video.VideoFilter;
import org.tribune.site.video.VideoPage;
import org.tribune.site.video.VideoResponses.PublicReport;
import org.tribune.site.video.VideoService;

/** What other sites and newsletters show of this one by its dates. Calls block. */
final class PortalCalendar {
  /** As many as a query gives: a month's newsletter leaves no sitting out. */
  private static final int MOST = 10_000;

  private static final int MOST_QUESTIONS = 30;

  private final Catalogue catalogue;
  private final ChannelResponseMapper channels;
  private final SittingBroadcasts broadcasts;
  private final SittingEnds ends;
  private final RecordingResponseMapper recordings;
  private final VideoService videos;
  private final SiteConfig site;
  private final Theme theme;
  private final MediaClock clock;

  PortalCalendar(
      Catalogue catalogue,
      ChannelResponseMapper channels,
      SittingBroadcasts broadcasts,
      SittingEnds ends,
      RecordingResponseMapper recordings,
      VideoService videos,
      SiteConfig site,
      Theme theme,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.channels = channels;
    this.broadcasts = broadcasts;
    this.ends = ends;
    this.recordings = recordings;
    this.videos = videos;
    this.site = site;
    this.theme = theme;
    this.clock = clock;
  }

  private String absolute(String address) {
    return site.url() + address;
  }

  /** What is on air, and the next sitting. */
  String nextPage(String language) {
    List<NextPage.Shown> live = channels.all().stream().flatMap(each -> live(each)).toList();
    SpokenTime words = new SpokenTime(language);
    Instant now = clock.now().toInstant();
    Optional<NextPage.Shown> next =
        catalogue
            .sittings()
            .list(SittingQuery.from(live.isEmpty() ? now.minus(SittingBroadcasts.LATE) : now, MOST))
            .stream()
            .filter(each -> ends.shown(each).status() == SittingStatus.ANNOUNCED)
            .findFirst()
            .map(
                each ->
                    new NextPage.Shown(
                        title(each),
                        when(each, words),
                        each.facts().place(),
                        absolute("/sittings/" + each.id())));
    return new NextPage(content(language), site.name(), live, next).html(theme);
  }

  private Stream<NextPage.Shown> live(ChannelConfig channel) {
    return channels
        .shown(channel)
        .filter(Broadcast::isOpen)
        .map(
            each ->
                new NextPage.Shown(
                    each.title().isEmpty() ? channel.name() : each.title(),
                    /* when= */ "",
                    each.title().isEmpty() ? "" : channel.name(),
                    absolute("/live/" + channel.id())))
        .stream();
  }

  private ContentLanguage content(String language) {
    return new SiteFrame(site, language).content();
  }

  private static String title(Sitting sitting) {
    return sitting.facts().title().isEmpty()
        ? sitting.facts().body()
        : sitting.facts().body() + " – " + sitting.facts().title();
  }

  private static String when(Sitting sitting, SpokenTime words) {
    return words.moment(sitting.facts().start(), sitting.facts().zone());
  }

  /** What a newsletter to the residents says of a month; empty: of this one. */
  Newsletter newsletter(Optional<YearMonth> wished, String language) {
    ZoneId zone = ZoneId.systemDefault();
    YearMonth month = wished.orElseGet(() -> YearMonth.from(clock.now().toInstant().atZone(zone)));
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant before = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    SpokenTime words = new SpokenTime(language);
    Messages said = Messages.in(language);
    List<Sitting> sittings =
        catalogue
            .sittings()
            .list(
                new SittingQuery(
                    Optional.of(from), Optional.of(before), /* latestFirst= */ false, MOST))
            .stream()
            .filter(each -> each.status().isPublic())
            .toList();
    return new Newsletter(
        content(language),
        site.name(),
        words.month(month),
        theme.accent(),
        absolute("/"),
        sittings.stream().map(each -> entry(each, words, said)).toList(),
        sittings.stream()
            .flatMap(each -> answered(each, words, said))
            .limit(MOST_QUESTIONS)
            .toList(),
        videos.findPublic(VideoFilter.ALL).stream()
            .filter(each -> isWithin(each, from, before))
            .map(each -> entry(each, words, zone, said.text("newsletter.watch")))
            .toList());
  }

  private static boolean isWithin(Video video, Instant from, Instant before) {
    Instant at = video.dates().publishedAt().orElse(Instant.EPOCH);
    return !at.isBefore(from) && at.isBefore(before);
  }

  private Newsletter.Entry entry(Sitting sitting, SpokenTime words, Messages said) {
    List<String> replays = broadcasts.of(sitting).replays();
    String when = when(sitting, words);
    String state =
        switch (sitting.status()) {
          case CANCELLED -> said.text("newsletter.cancelled", when);
          case POSTPONED -> said.text("newsletter.postponed", when);
          case DRAFT, ANNOUNCED, OPEN, HELD -> when;
        };
    String page = absolute("/sittings/" + sitting.id());
    List<Newsletter.Link> links = new ArrayList<>();
    links.add(Newsletter.Link.of(said.text("newsletter.agenda"), page));
    replays.forEach(
        each -> links.add(Newsletter.Link.of(said.text("newsletter.watch-again"), absolute(each))));
    sitting.documents().stream()
        .filter(each -> each.isPublic() && each.item().isEmpty())
        .forEach(
            each ->
                links.add(
                    new Newsletter.Link(
                        each.title(), format(each, words), document(sitting, each))));
    return new Newsletter.Entry(
        siteLanguage(),
        title(sitting),
        state,
        sitting.facts().place(),
        /* summary= */ "",
        replays.stream().findFirst().flatMap(this::poster),
        links);
  }

  private Stream<Newsletter.Entry> answered(Sitting sitting, SpokenTime words, Messages said) {
    return catalogue.questions().ofSitting(sitting.id()).stream()
        .filter(each -> each.state() == QuestionState.ANSWERED)
        .map(each -> entry(each, sitting, words, said));
  }

  /** Without who asked: a newsletter is where nobody can take a name back. */
  private Newsletter.Entry entry(
      Question question, Sitting sitting, SpokenTime words, Messages said) {
    Optional<Answer> answer = question.standing().answer();
    List<Newsletter.Link> links = new ArrayList<>();
    answer
        .flatMap(Answer::spoken)
        .flatMap(broadcasts::of)
        .ifPresent(
            at ->
                links.add(Newsletter.Link.of(said.text("newsletter.watch-answer"), absolute(at))));
    links.add(
        Newsletter.Link.of(
            said.text("newsletter.question"),
            absolute("/sittings/" + sitting.id() + "#question-" + question.id())));
    return new Newsletter.Entry(
        siteLanguage(),
        QuestionWords.title(question),
        words.day(sitting.facts().day()),
        title(sitting),
        answer.flatMap(Answer::written).map(each -> VideoPage.shortened(each.text())).orElse(""),
        /* picture= */ Optional.empty(),
        links);
  }

  private String siteLanguage() {
    return content(/* language= */ "").site();
  }

  /** Its format and size, behind its title: who reads by telephone is to know before. */
  private static String format(Document document, SpokenTime words) {
    return " (PDF, " + SpokenSize.of(document.length(), words.language()) + ")";
  }

  private String document(Sitting sitting, Document document) {
    return absolute("/documents/" + sitting.id() + "/" + document.id() + ".pdf");
  }

  private Optional<String> poster(String watch) {
    BroadcastId id = new BroadcastId(watch.substring(watch.lastIndexOf('/') + 1));
    return catalogue
        .recording(id)
        .map(recordings::entry)
        .flatMap(RecordingResponses.Summary::poster)
        .map(this::absolute);
  }

  private Newsletter.Entry entry(Video video, SpokenTime words, ZoneId zone, String watch) {
    PublicReport view = videos.shown(video);
    String address = absolute(view.address().orElse(""));
    String day =
        words.day(
            video
                .texts()
                .date()
                .orElseGet(
                    () ->
                        video
                            .dates()
                            .publishedAt()
                            .orElse(Instant.EPOCH)
                            .atZone(zone)
                            .toLocalDate()));
    return new Newsletter.Entry(
        video.texts().language(),
        video.texts().title(),
        day,
        video.texts().place(),
        video.texts().summary().isEmpty() ? "" : VideoPage.description(video.texts()),
        view.shown().poster().map(this::absolute),
        List.of(Newsletter.Link.of(watch, address)));
  }
}
