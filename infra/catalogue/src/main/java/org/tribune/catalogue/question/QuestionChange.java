package org.tribune.catalogue.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.sitting.ItemId;

/** What is to be another of a question; the rest stays. Used by one thread. */
final class QuestionChange {
  private final Question before;
  private Optional<ItemId> item;
  private Author author;
  private String text;
  private Set<Flag> flags;
  private DecisionStatus status;
  private Optional<Contest> contest;
  private Optional<WrittenAnswer> reply;
  private Optional<String> original;
  private Optional<InternalNote> note;
  private List<Step> steps;

  QuestionChange(Question before) {
    this.before = before;
    this.item = before.item();
    this.author = before.author();
    this.text = before.text();
    this.flags = before.flags();
    this.status = before.standing();
    this.contest = before.contest();
    this.reply = before.reply();
    this.original = before.original();
    this.note = before.note();
    this.steps = before.steps();
  }

  QuestionChange about(Optional<ItemId> other) {
    item = other;
    return this;
  }

  QuestionChange words(Author by, String words, Set<Flag> noticed) {
    author = by;
    text = words;
    flags = noticed;
    return this;
  }

  /** Neither its text and who asked is left, nor what was written beside it. */
  QuestionChange withoutWords() {
    contest = Optional.empty();
    original = Optional.empty();
    note = Optional.empty();
    return words(Author.FORGOTTEN, /* words= */ "", Set.of());
  }

  /** Masked, or no longer. */
  QuestionChange masked(String left, Optional<String> whole) {
    text = left;
    original = whole;
    return this;
  }

  QuestionChange standing(DecisionStatus next) {
    status = next;
    return this;
  }

  QuestionChange contest(Contest made) {
    contest = Optional.of(made);
    return this;
  }

  QuestionChange reply(Optional<WrittenAnswer> given) {
    reply = given;
    return this;
  }

  QuestionChange note(Optional<InternalNote> written) {
    note = written;
    return this;
  }

  /** Earlier standings may quote what a moderator wrote of the question. */
  QuestionChange withoutStandings() {
    steps =
        steps.stream()
            .map(
                each ->
                    new Step(each.at(), each.who(), each.kind(), each.detail(), Optional.empty()))
            .toList();
    return this;
  }

  /** The question after this step. */
  Question by(Step step) {
    List<Step> next = new ArrayList<>(steps);
    next.add(step);
    steps = next;
    return make(before.version());
  }

  /** The question, which is not repeated in each of its steps. */
  Question make(long version) {
    return new Question(
        before.id(),
        before.sitting(),
        item,
        author,
        text,
        flags,
        status,
        contest,
        reply,
        original,
        note,
        steps,
        version);
  }
}
