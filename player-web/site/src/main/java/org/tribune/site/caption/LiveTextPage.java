package org.tribune.site.caption;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;

/**
 * What is said on a channel as a page of text alone, for a line that carries no picture and for who
 * has no scripts; {@code live-text.ts} goes on with it where there are some.
 *
 * @param shown the broadcast that the public sees
 * @param votes what was decided on items
 * @param place from which a script goes on; empty if nothing is shown
 */
record LiveTextPage(
    ChannelConfig channel,
    Optional<Broadcast> shown,
    LiveText text,
    Map<ItemId, Vote> votes,
    String place,
    Choice choice,
    PageFrame frame) {
  /**
   * What a reader asks for by the address.
   *
   * @param isWhole all that was said, not only what was said a while ago
   * @param reloads the page loads itself again, as the reader who can stop that wants
   */
  record Choice(boolean isWhole, boolean reloads) {}

  /** How often it loads itself again. */
  private static final int RELOAD_SECONDS = 20;

  ServerRenderedPage page() {
    String title = frame.text("page.live-text.title", name());
    PageFrame.Told told =
        PageFrame.Told.website(title, frame.text("page.live-text.what-is-said"), address());
    String reload =
        choice.reloads()
            ? "<meta http-equiv=\"refresh\" content=\"%d\">".formatted(RELOAD_SECONDS)
            : "";
    return frame.whole(
        address(),
        title,
        frame.head(told) + reload,
        (out, none) -> JteliveTextGenerated.render(out, none, this));
  }

  private String address() {
    return watch() + "/text";
  }

  /** Where it is seen. */
  String watch() {
    return "/live/" + channel.id();
  }

  String captions() {
    return "/api/v1/channels/" + channel.id() + "/captions";
  }

  String name() {
    return shown.map(Broadcast::title).filter(each -> !each.isEmpty()).orElse(channel.name());
  }

  /** The same page, otherwise. */
  String address(boolean isWhole, boolean reloads) {
    return asked(isWhole, reloads) + "#end";
  }

  /** The same again: an address that is not another leads within the page alone. */
  String again() {
    long version = TranscriptPlace.of(place).map(TranscriptPlace::version).orElse(0L);
    return asked(choice.isWhole(), choice.reloads()) + "&read=" + version + "#end";
  }

  private String asked(boolean isWhole, boolean reloads) {
    return address()
        + "?lang="
        + frame.language()
        + (isWhole ? "&whole=1" : "")
        + (reloads ? "&reload=1" : "");
  }

  boolean isLive() {
    return shown.filter(Broadcast::isOpen).isPresent();
  }

  /** Why nothing is said just now. */
  Optional<String> interruption() {
    return shown
        .filter(Broadcast::isOpen)
        .flatMap(
            each -> each.interruptions().stream().filter(one -> one.until().isEmpty()).findFirst())
        .map(each -> frame.text(code(each.kind()), time(each.from())));
  }

  private static String code(Interruption.Kind kind) {
    return switch (kind) {
      case SUSPENSION -> "page.live-text.suspended";
      case PUBLIC_FLOOR -> "page.live-text.public-floor";
      case CLOSED_SESSION -> "page.live-text.closed";
    };
  }

  /** True if a machine wrote something of it, and nobody looked since. */
  boolean isAutomatic() {
    return text.sections().stream()
        .flatMap(each -> each.paragraphs().stream())
        .flatMap(each -> each.captions().stream())
        .filter(each -> each.source().equals(word(CaptionSource.RECOGNISER)))
        .anyMatch(
            each ->
                each.state().equals(word(CaptionState.PARTIAL))
                    || each.state().equals(word(CaptionState.HEARD)));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String name(Mark item) {
    return (item.numbering() + " " + item.title()).strip();
  }

  /** What was decided on an item, in words. */
  Optional<String> decision(Mark item) {
    return item.item().map(votes::get).map(this::words);
  }

  private String words(Vote vote) {
    String outcome =
        switch (vote.outcome()) {
          case ADOPTED -> frame.text("page.sitting.adopted");
          case REJECTED -> frame.text("page.sitting.rejected");
          case WITHDRAWN -> frame.text("page.sitting.withdrawn");
          case POSTPONED -> frame.text("page.sitting.postponed");
        };
    return vote.isUnanimous()
        ? frame.text("page.live-text.unanimous", outcome)
        : vote.tally().map(each -> counted(outcome, each)).orElse(outcome);
  }

  private String counted(String outcome, Tally tally) {
    return frame.text(
        "page.live-text.counted", outcome, tally.inFavour(), tally.against(), tally.abstentions());
  }

  /** The time of day, to the minute. */
  String time(Instant at) {
    return new SpokenTime(frame.language()).time(at, ZoneId.systemDefault());
  }
}
