package org.tribune.core.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.sitting.CleanText;
import org.tribune.core.sitting.ItemId;
import org.tribune.core.sitting.SittingId;
import org.tribune.core.sitting.UnfitException;

/**
 * What a citizen asks. Immutable; {@link Questions} keeps it. What lets its author be reached or
 * recognised is not here but in {@link Asker}. Each method that gives it another standing throws a
 * {@link UnfitException} where its state does not allow it:
 *
 * <pre>
 *            ┌────────── undo ──────────┐
 *   WAITING ─┼─► PUBLISHED ─► ANSWERED  │
 *            ├─► MERGED                 │
 *            └─► REFUSED ─► CONTESTED ──┴─► PUBLISHED, MERGED or REFUSED for good
 *   any ─► WITHDRAWN
 * </pre>
 *
 * @param item of the agenda that it is about; empty: the sitting
 * @param text 1,000 characters at most; empty once it was withdrawn or forgotten
 * @param contest of its refusal: there is one at most
 * @param reply of somebody whom the question names
 * @param steps what was done with it, the oldest first
 * @param version one more for each change; a change names the version that it was made on
 */
public record Question(
    QuestionId id,
    SittingId sitting,
    Optional<ItemId> item,
    Author author,
    String text,
    Set<Flag> flags,
    Standing standing,
    Optional<Contest> contest,
    Optional<WrittenAnswer> reply,
    List<Step> steps,
    long version) {
  /** Characters of a question. */
  public static final int LONGEST_TEXT = 1_000;

  private static final int MOST_STEPS = 200;

  public Question {
    flags = Set.copyOf(flags);
    steps = List.copyOf(steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size()));
  }

  /** A question that is just asked. */
  public static Question asked(
      QuestionId id,
      SittingId sitting,
      Optional<ItemId> item,
      Author author,
      String text,
      Set<Flag> flags,
      Instant now) {
    return new Question(
        id,
        sitting,
        item,
        author,
        fit(text),
        flags,
        Standing.NEW,
        Optional.empty(),
        Optional.empty(),
        List.of(new Step(now, "", StepKind.ASKED, "", Optional.empty())),
        /* version= */ 0);
  }

  /** A question whose key was destroyed: that there was one is all that is left. */
  public static Question shredded(QuestionId id, SittingId sitting, Instant askedAt, long version) {
    return new Question(
        id,
        sitting,
        /* item= */ Optional.empty(),
        Author.FORGOTTEN,
        /* text= */ "",
        Set.of(),
        Standing.NEW.in(QuestionState.WITHDRAWN, Optional.empty(), Optional.empty()),
        /* contest= */ Optional.empty(),
        /* reply= */ Optional.empty(),
        List.of(
            new Step(askedAt, "", StepKind.ASKED, "", Optional.empty()),
            new Step(askedAt, "", StepKind.FORGOTTEN, "", Optional.empty())),
        version);
  }

  /**
   * The text of a question as it is kept.
   *
   * @throws UnfitException if it is too long, or says nothing
   */
  public static String fit(String text) {
    String clean = CleanText.lines(text, LONGEST_TEXT, "Votre question", "Your question");
    if (clean.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new UnfitException("Écrivez votre question.", "Write your question.");
    }
    return clean;
  }

  /** Where it stands. */
  public QuestionState state() {
    return standing.state();
  }

  /** When it was asked. */
  public Instant askedAt() {
    return steps.getFirst().at();
  }

  /** Since when a moderator has to decide; empty if none has to. */
  public Optional<Instant> waitsSince() {
    return switch (state()) {
      case WAITING -> Optional.of(askedAt());
      case CONTESTED -> contest.map(Contest::at);
      case PUBLISHED, ANSWERED, MERGED, REFUSED, WITHDRAWN -> Optional.empty();
    };
  }

  /** Written anew by its author, as long as nobody decided. */
  public Question corrected(Author by, String newText, Set<Flag> found, Instant now) {
    if (state() != QuestionState.WAITING) {
      throw new UnfitException(
          "Votre question a déjà été examinée : elle ne peut plus être modifiée. Vous pouvez la"
              + " retirer et en poser une autre.",
          "Your question was decided on: it can't be changed any more. You may withdraw it and ask"
              + " another one.");
    }
    return new Question(
        id,
        sitting,
        item,
        by,
        fit(newText),
        found,
        standing,
        contest,
        reply,
        and(new Step(now, "", StepKind.CORRECTED, "", Optional.empty())),
        version);
  }

  /** Read by everybody from now on. */
  public Question published(String who, Instant now) {
    require(
        "publiée",
        "published",
        QuestionState.WAITING,
        QuestionState.CONTESTED,
        QuestionState.REFUSED,
        QuestionState.MERGED);
    Decision decision = new Decision(now, who, Optional.empty(), "");
    return decided(
        standing.in(
            standing.answer().isPresent() ? QuestionState.ANSWERED : QuestionState.PUBLISHED,
            Optional.of(decision),
            Optional.empty()),
        who,
        StepKind.PUBLISHED,
        "",
        now);
  }

  /** Read by its author alone from now on, with the reason. */
  public Question refused(RefusalReason reason, String words, String who, Instant now) {
    require(
        "refusée",
        "refused",
        QuestionState.WAITING,
        QuestionState.CONTESTED,
        QuestionState.PUBLISHED,
        QuestionState.ANSWERED,
        QuestionState.MERGED);
    Decision decision = new Decision(now, who, Optional.of(reason), words);
    return decided(
        standing.in(QuestionState.REFUSED, Optional.of(decision), Optional.empty()),
        who,
        StepKind.REFUSED,
        reason.wireName(),
        now);
  }

  /** Another one stands for it. That one may not be merged itself, which the caller looks at. */
  public Question merged(QuestionId leader, String who, Instant now) {
    require(
        "regroupée",
        "merged",
        QuestionState.WAITING,
        QuestionState.CONTESTED,
        QuestionState.PUBLISHED,
        QuestionState.MERGED);
    if (leader.equals(id)) {
      throw new UnfitException(
          "Une question ne peut pas être regroupée avec elle-même.",
          "A question can't be merged with itself.");
    }
    Decision decision = new Decision(now, who, Optional.empty(), "");
    return decided(
        standing.in(QuestionState.MERGED, Optional.of(decision), Optional.of(leader)),
        who,
        StepKind.MERGED,
        leader.value(),
        now);
  }

  /** About another item. */
  public Question moved(Optional<ItemId> to, String who, Instant now) {
    return new Question(
        id,
        sitting,
        to,
        author,
        text,
        flags,
        standing,
        contest,
        reply,
        and(new Step(now, who, StepKind.MOVED, to.map(ItemId::value).orElse(""), Optional.empty())),
        version);
  }

  /** At the end of the chair's list. */
  public Question sentToChair(String who, Instant now) {
    require("transmise au président", "sent to the chair", QuestionState.PUBLISHED);
    return standing.chair().isPresent()
        ? this
        : decided(
            standing.with(Optional.of(new ChairPlace(now, Optional.empty()))),
            who,
            StepKind.SENT_TO_CHAIR,
            "",
            now);
  }

  /** No longer in the chair's list. */
  public Question recalled(String who, Instant now) {
    return standing.chair().isEmpty()
        ? this
        : decided(standing.with(Optional.empty()), who, StepKind.RECALLED, "", now);
  }

  /** Elsewhere in the chair's list, which is in the order of these moments. */
  public Question placed(Instant place) {
    ChairPlace before =
        standing
            .chair()
            .orElseThrow(
                () ->
                    new UnfitException(
                        "Cette question n'est pas dans la liste du président.",
                        "This question is not in the chair's list."));
    return new Question(
        id,
        sitting,
        item,
        author,
        text,
        flags,
        standing.with(Optional.of(new ChairPlace(place, before.shownSince()))),
        contest,
        reply,
        steps,
        version);
  }

  /** On the room's screen; in the chair's list if it was not. */
  public Question shown(String who, Instant now) {
    require("affichée", "shown", QuestionState.PUBLISHED);
    Instant sentAt = standing.chair().map(ChairPlace::sentAt).orElse(now);
    return isShown()
        ? this
        : decided(
            standing.with(Optional.of(new ChairPlace(sentAt, Optional.of(now)))),
            who,
            StepKind.SHOWN,
            "",
            now);
  }

  /** Still in the chair's list, but no longer on the room's screen. */
  public Question takenDown(String who, Instant now) {
    return !isShown()
        ? this
        : decided(
            standing.with(
                standing.chair().map(place -> new ChairPlace(place.sentAt(), Optional.empty()))),
            who,
            StepKind.TAKEN_DOWN,
            "",
            now);
  }

  /** True if the room's screen shows it. */
  public boolean isShown() {
    return standing.chair().flatMap(ChairPlace::shownSince).isPresent();
  }

  /** Answered; a spoken answer and a written one may stand beside each other. */
  public Question answered(Answer answer, String who, Instant now) {
    require("répondue", "answered", QuestionState.PUBLISHED, QuestionState.ANSWERED);
    return decided(standing.with(answer), who, StepKind.ANSWERED, "", now);
  }

  /** With a reply of somebody whom it names beside it. */
  public Question replied(WrittenAnswer given, String who, Instant now) {
    require(
        "assortie d'une réponse", "replied to", QuestionState.PUBLISHED, QuestionState.ANSWERED);
    return new Question(
        id,
        sitting,
        item,
        author,
        text,
        flags,
        standing,
        contest,
        Optional.of(given),
        and(new Step(now, who, StepKind.REPLIED, "", Optional.empty())),
        version);
  }

  /** To be decided once more, by its author's wish. */
  public Question contested(String words, Instant now) {
    if (state() != QuestionState.REFUSED || contest.isPresent()) {
      throw new UnfitException(
          contest.isPresent()
              ? "Ce refus a déjà été contesté et réexaminé : la décision est définitive."
              : "Seul un refus peut être contesté.",
          contest.isPresent()
              ? "This refusal was objected to and decided again: it is final."
              : "Only a refusal can be objected to.");
    }
    return new Question(
        id,
        sitting,
        item,
        author,
        text,
        flags,
        standing.in(QuestionState.CONTESTED, standing.decision(), Optional.empty()),
        Optional.of(new Contest(now, words)),
        reply,
        and(new Step(now, "", StepKind.CONTESTED, "", Optional.empty())),
        version);
  }

  /** Taken back by its author: neither its text nor the name is left. */
  public Question withdrawn(Instant now) {
    return new Question(
        id,
        sitting,
        item,
        Author.FORGOTTEN,
        /* text= */ "",
        Set.of(),
        Standing.NEW.in(QuestionState.WITHDRAWN, Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        withoutStandings(new Step(now, "", StepKind.WITHDRAWN, "", Optional.empty())),
        version);
  }

  /** As it stood before the last step, if that was a moderator's that may be undone. */
  public Question undone(String who, Instant now) {
    Step last = steps.getLast();
    Standing before =
        last.before()
            .orElseThrow(
                () ->
                    new UnfitException(
                        "Il n'y a rien à annuler sur cette question.",
                        "There is nothing to undo on this question."));
    return with(
        before, new Step(now, who, StepKind.UNDONE, wireName(last.kind()), Optional.empty()));
  }

  /** Without its text and its author's name, which are kept no longer. */
  public Question forgotten(Instant now) {
    return new Question(
        id,
        sitting,
        item,
        Author.FORGOTTEN,
        /* text= */ "",
        Set.of(),
        withoutWords(),
        Optional.empty(),
        reply,
        withoutStandings(new Step(now, "", StepKind.FORGOTTEN, "", Optional.empty())),
        version);
  }

  /** True once its text is kept no longer. */
  public boolean isForgotten() {
    return text.isEmpty();
  }

  /** This question under another version; for {@link Questions} alone. */
  public Question at(long newVersion) {
    return new Question(
        id, sitting, item, author, text, flags, standing, contest, reply, steps, newVersion);
  }

  private Standing withoutWords() {
    return new Standing(
        state(),
        standing.decision().map(each -> new Decision(each.at(), each.who(), Optional.empty(), "")),
        standing.leader(),
        standing.answer(),
        Optional.empty());
  }

  /** Earlier standings may quote what a moderator wrote of the question. */
  private List<Step> withoutStandings(Step last) {
    List<Step> kept = new ArrayList<>();
    and(last)
        .forEach(
            each ->
                kept.add(
                    new Step(each.at(), each.who(), each.kind(), each.detail(), Optional.empty())));
    return kept;
  }

  private Question decided(Standing next, String who, StepKind kind, String detail, Instant now) {
    return with(next, new Step(now, who, kind, detail, Optional.of(standing)));
  }

  private Question with(Standing next, Step step) {
    return new Question(
        id, sitting, item, author, text, flags, next, contest, reply, and(step), version);
  }

  private List<Step> and(Step step) {
    List<Step> next = new ArrayList<>(steps);
    next.add(step);
    return next;
  }

  private void require(String fr, String en, QuestionState first, QuestionState... others) {
    if (!EnumSet.of(first, others).contains(state()) || isForgotten()) {
      throw new UnfitException(
          "Cette question a changé entre-temps : elle ne peut plus être " + fr + ".",
          "This question has changed meanwhile: it can't be " + en + " any more.");
    }
  }

  private static String wireName(StepKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
