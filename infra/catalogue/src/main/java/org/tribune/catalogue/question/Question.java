package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * What a citizen asks. Immutable; {@link Questions} keeps it. What lets its author be reached or
 * recognised is not here but in {@link Asker}. Each method that gives it another standing throws a
 * {@link ValidationException} where its state does not allow it:
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
 * @param original what its author wrote, if a moderator masked passages of it: {@code text} is what
 *     is left, and this is for its author and for moderators alone
 * @param note of moderators to each other
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
    DecisionStatus standing,
    Optional<Contest> contest,
    Optional<WrittenAnswer> reply,
    Optional<String> original,
    Optional<InternalNote> note,
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
        DecisionStatus.NEW,
        Optional.empty(),
        Optional.empty(),
        /* original= */ Optional.empty(),
        /* note= */ Optional.empty(),
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
        DecisionStatus.NEW.in(QuestionState.WITHDRAWN, Optional.empty(), Optional.empty()),
        /* contest= */ Optional.empty(),
        /* reply= */ Optional.empty(),
        /* original= */ Optional.empty(),
        /* note= */ Optional.empty(),
        List.of(
            new Step(askedAt, "", StepKind.ASKED, "", Optional.empty()),
            new Step(askedAt, "", StepKind.FORGOTTEN, "", Optional.empty())),
        version);
  }

  /**
   * The text of a question as it is kept.
   *
   * @throws ValidationException if it is too long, or says nothing
   */
  public static String fit(String text) {
    String clean = CleanText.lines(text, LONGEST_TEXT, "field.question");
    if (clean.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new ValidationException("question.empty");
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
      throw new ValidationException("question.already-decided");
    }
    return new QuestionChange(this)
        .words(by, fit(newText), found)
        .by(new Step(now, "", StepKind.CORRECTED, "", Optional.empty()));
  }

  /** Read by everybody from now on. */
  public Question published(String who, Instant now) {
    require(
        "question.changed.published",
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

  /**
   * Read by everybody from now on, without the passages that must not be: each becomes {@link
   * MaskedText#MASK}. What its author wrote stays with the author and with moderators. Masking for
   * the first time can be undone; masking more can't, since that would show what was hidden.
   */
  public Question shortened(MaskedText masked, String who, Instant now) {
    require(
        "question.changed.masked",
        QuestionState.WAITING,
        QuestionState.CONTESTED,
        QuestionState.REFUSED,
        QuestionState.PUBLISHED,
        QuestionState.ANSWERED);
    QuestionState next =
        standing.answer().isPresent() ? QuestionState.ANSWERED : QuestionState.PUBLISHED;
    Decision decision = new Decision(now, who, Optional.empty(), "");
    Optional<DecisionStatus> undoable =
        original.isEmpty() ? Optional.of(standing) : Optional.empty();
    return new QuestionChange(this)
        .masked(fit(masked.of(text)), original.or(() -> Optional.of(text)))
        .standing(
            state() == next
                ? standing
                : standing.in(next, Optional.of(decision), /* newLeader= */ Optional.empty()))
        .by(new Step(now, who, StepKind.SHORTENED, "", undoable));
  }

  /** Without what was masked and what moderators noted, which are kept no longer. */
  public Question trimmed(Instant now) {
    return new QuestionChange(this)
        .masked(text, Optional.empty())
        .note(Optional.empty())
        .by(new Step(now, "", StepKind.TRIMMED, "", Optional.empty()));
  }

  /** True if everybody reads less than its author wrote. */
  public boolean isShortened() {
    return steps.stream().filter(each -> each.kind() == StepKind.SHORTENED).count()
        > steps.stream().filter(Question::isUnmasking).count();
  }

  private static boolean isUnmasking(Step step) {
    return step.kind() == StepKind.UNDONE && step.detail().equals(wireName(StepKind.SHORTENED));
  }

  /** With another note of moderators to each other; none if there are no words. */
  public Question noted(String words, String who, Instant now) {
    InternalNote written = new InternalNote(now, who, words);
    return new QuestionChange(this)
        .note(Optional.of(written).filter(each -> !each.text().isEmpty()))
        .make(version);
  }

  /** Read by its author alone from now on, with the reason. */
  public Question refused(RefusalReason reason, String words, String who, Instant now) {
    require(
        "question.changed.refused",
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
        "question.changed.merged",
        QuestionState.WAITING,
        QuestionState.CONTESTED,
        QuestionState.PUBLISHED,
        QuestionState.MERGED);
    if (leader.equals(id)) {
      throw new ValidationException("question.merged-with-itself");
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
    return new QuestionChange(this)
        .about(to)
        .by(new Step(now, who, StepKind.MOVED, to.map(ItemId::value).orElse(""), Optional.empty()));
  }

  /** At the end of the chair's list. */
  public Question sentToChair(String who, Instant now) {
    require("question.changed.sent-to-chair", QuestionState.PUBLISHED);
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
        standing.chair().orElseThrow(() -> new ValidationException("question.not-in-chairs-list"));
    return new QuestionChange(this)
        .standing(standing.with(Optional.of(new ChairPlace(place, before.shownSince()))))
        .make(version);
  }

  /** On the room's screen; in the chair's list if it was not. */
  public Question shown(String who, Instant now) {
    require("question.changed.shown", QuestionState.PUBLISHED);
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
    require("question.changed.answered", QuestionState.PUBLISHED, QuestionState.ANSWERED);
    return decided(standing.with(answer), who, StepKind.ANSWERED, "", now);
  }

  /** With a reply of somebody whom it names beside it. */
  public Question replied(WrittenAnswer given, String who, Instant now) {
    require("question.changed.replied", QuestionState.PUBLISHED, QuestionState.ANSWERED);
    return new QuestionChange(this)
        .reply(Optional.of(given))
        .by(new Step(now, who, StepKind.REPLIED, "", Optional.empty()));
  }

  /** To be decided once more, by its author's wish. */
  public Question contested(String words, Instant now) {
    if (state() != QuestionState.REFUSED || contest.isPresent()) {
      throw new ValidationException(
          contest.isPresent() ? "question.objected-already" : "question.not-refused");
    }
    return new QuestionChange(this)
        .standing(standing.in(QuestionState.CONTESTED, standing.decision(), Optional.empty()))
        .contest(new Contest(now, words))
        .by(new Step(now, "", StepKind.CONTESTED, "", Optional.empty()));
  }

  /** Taken back by its author: neither its text nor the name is left. */
  public Question withdrawn(Instant now) {
    return new QuestionChange(this)
        .withoutWords()
        .reply(Optional.empty())
        .standing(
            DecisionStatus.NEW.in(QuestionState.WITHDRAWN, Optional.empty(), Optional.empty()))
        .withoutStandings()
        .by(new Step(now, "", StepKind.WITHDRAWN, "", Optional.empty()));
  }

  /** As it stood before the last step, if that was a moderator's that may be undone. */
  public Question undone(String who, Instant now) {
    Step last = steps.getLast();
    DecisionStatus before =
        last.before().orElseThrow(() -> new ValidationException("question.nothing-to-undo"));
    QuestionChange change = new QuestionChange(this).standing(before);
    if (last.kind() == StepKind.SHORTENED) {
      change.masked(original.orElse(text), Optional.empty());
    }
    return change.by(new Step(now, who, StepKind.UNDONE, wireName(last.kind()), Optional.empty()));
  }

  /** Without its text and its author's name, which are kept no longer. */
  public Question forgotten(Instant now) {
    return new QuestionChange(this)
        .withoutWords()
        .standing(withoutWords())
        .withoutStandings()
        .by(new Step(now, "", StepKind.FORGOTTEN, "", Optional.empty()));
  }

  /** True once its text is kept no longer. */
  public boolean isForgotten() {
    return text.isEmpty();
  }

  /** This question under another version; for {@link Questions} alone. */
  public Question at(long newVersion) {
    return new QuestionChange(this).make(newVersion);
  }

  private DecisionStatus withoutWords() {
    return new DecisionStatus(
        state(),
        standing.decision().map(each -> new Decision(each.at(), each.who(), Optional.empty(), "")),
        standing.leader(),
        standing.answer(),
        Optional.empty());
  }

  private Question decided(
      DecisionStatus next, String who, StepKind kind, String detail, Instant now) {
    return new QuestionChange(this)
        .standing(next)
        .by(new Step(now, who, kind, detail, Optional.of(standing)));
  }

  private void require(String code, QuestionState first, QuestionState... others) {
    if (!EnumSet.of(first, others).contains(state()) || isForgotten()) {
      throw new ValidationException(code);
    }
  }

  private static String wireName(StepKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
