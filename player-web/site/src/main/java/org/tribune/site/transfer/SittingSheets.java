package org.tribune.site.transfer;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.Bytes;
import org.tribune.core.text.Messages;
import org.tribune.site.http.Csv;

/**
 * Votes, attendance and questions of a sitting as tables (CSV in UTF-8), times in the hour of its
 * place with their distance from UTC.
 */
final class SittingSheets {
  private static final List<String> VOTES =
      List.of(
          "transfer.column.item",
          "transfer.column.title",
          "transfer.column.motion",
          "transfer.column.deliberation",
          "transfer.column.matter",
          "transfer.column.outcome",
          "transfer.column.unanimous",
          "transfer.column.for",
          "transfer.column.against",
          "transfer.column.abstentions",
          "transfer.column.no-part",
          "transfer.column.blank",
          "transfer.column.ballot",
          "transfer.column.voted-at",
          "transfer.column.names-for",
          "transfer.column.names-against",
          "transfer.column.names-abstained",
          "transfer.column.names-no-part");
  private static final List<String> ATTENDANCE =
      List.of(
          "transfer.column.member",
          "transfer.column.function",
          "transfer.column.group",
          "transfer.column.commune",
          "transfer.column.from",
          "transfer.column.item",
          "transfer.column.presence",
          "transfer.column.proxy");
  private static final List<String> QUESTIONS =
      List.of(
          "sheet.column.number",
          "sheet.column.asked",
          "sheet.column.commune",
          "sheet.column.subject",
          "sheet.column.question",
          "sheet.column.on-air",
          "sheet.column.written",
          "sheet.column.answer-of",
          "sheet.column.answer");

  private final Sitting sitting;
  private final Messages words;
  private final DateTimeFormatter time;

  /** Tables of a sitting as everybody may know it. */
  SittingSheets(Sitting sitting, Messages words) {
    this.sitting = sitting;
    this.words = words;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)
            .withZone(sitting.facts().zone());
  }

  private StringBuilder head(List<String> columns) {
    return new StringBuilder(
        Csv.head(columns.stream().map(each -> words.text(each)).toArray(String[]::new)));
  }

  String at(Instant moment) {
    return time.format(moment);
  }

  /** One line a vote: of an item, or of a motion about it. */
  Bytes votes() {
    StringBuilder lines = head(VOTES);
    for (AgendaItem item : sitting.items()) {
      for (Motion motion : item.motions()) {
        motion.vote().ifPresent(vote -> lines.append(vote(item, motion.title(), vote)));
      }
      item.vote().ifPresent(vote -> lines.append(vote(item, /* motion= */ "", vote)));
    }
    return Bytes.utf8(lines.toString());
  }

  private String vote(AgendaItem item, String motion, Vote vote) {
    Optional<Deliberation> deliberation = motion.isEmpty() ? item.deliberation() : Optional.empty();
    Optional<Ballot> ballot = vote.ballot();
    return Csv.line(
        Stream.of(
            item.numbering(),
            item.title(),
            motion,
            deliberation.map(Deliberation::number).orElse(""),
            deliberation.map(Deliberation::matterCode).orElse(""),
            outcome(vote.outcome()),
            vote.isUnanimous() ? words.text("sheet.yes") : "",
            count(vote, Tally::inFavour),
            count(vote, Tally::against),
            count(vote, Tally::abstentions),
            count(vote, Tally::notTakingPart),
            ballot
                .filter(each -> each.kind() == BallotKind.SECRET)
                .map(each -> String.valueOf(each.blank()))
                .orElse(""),
            ballot.map(each -> kind(each.kind())).orElse(""),
            ballot.map(each -> at(each.at())).orElse(""),
            names(ballot, Position.FOR),
            names(ballot, Position.AGAINST),
            names(ballot, Position.ABSTAINS),
            names(ballot, Position.NO_PART)));
  }

  private String outcome(VoteOutcome outcome) {
    return words.text(
        switch (outcome) {
          case ADOPTED -> "page.sitting.adopted";
          case REJECTED -> "page.sitting.rejected";
          case WITHDRAWN -> "page.sitting.withdrawn";
          case POSTPONED -> "page.sitting.postponed";
        });
  }

  private String kind(BallotKind kind) {
    return words.text(
        switch (kind) {
          case SHOW_OF_HANDS -> "transfer.ballot.show-of-hands";
          case ROLL_CALL -> "transfer.ballot.roll-call";
          case SECRET -> "transfer.ballot.secret";
        });
  }

  private static String count(Vote vote, ToIntFunction<Tally> number) {
    return vote.tally().map(each -> String.valueOf(number.applyAsInt(each))).orElse("");
  }

  private String names(Optional<Ballot> ballot, Position position) {
    return ballot.stream()
        .flatMap(each -> each.voters(position).stream())
        .map(this::name)
        .collect(Collectors.joining(", "));
  }

  String name(SpeakerId speaker) {
    return sitting.speaker(speaker).map(Speaker::name).orElse(speaker.value());
  }

  /** One line for each moment from which on somebody was where. */
  Bytes attendance() {
    StringBuilder lines = head(ATTENDANCE);
    for (Seat seat : sitting.attendance().seats()) {
      for (PresenceChange change : seat.changes()) {
        Optional<Speaker> speaker = sitting.speaker(seat.speaker());
        lines.append(
            Csv.line(
                Stream.of(
                    name(seat.speaker()),
                    speaker.map(Speaker::role).orElse(""),
                    speaker.map(Speaker::group).orElse(""),
                    speaker.map(Speaker::commune).orElse(""),
                    at(change.at()),
                    change.item().map(this::item).orElse(""),
                    presence(change),
                    change.proxy().map(this::name).orElse(""))));
      }
    }
    return Bytes.utf8(lines.toString());
  }

  String presence(PresenceChange change) {
    return words.text(
        switch (change.presence()) {
          case PRESENT -> "transfer.presence.present";
          case ABSENT -> "transfer.presence.absent";
          case EXCUSED -> "transfer.presence.excused";
          case REPRESENTED -> "transfer.presence.represented";
          case LEFT -> "transfer.presence.left";
        });
  }

  String item(ItemId item) {
    return sitting
        .item(item)
        .map(each -> (each.numbering() + " " + each.title()).strip())
        .orElse("");
  }

  /** One line a question, without who asked: a name can be erased here, and not there. */
  Bytes questions(List<Question> questions) {
    StringBuilder lines = head(QUESTIONS);
    for (int i = 0; i < questions.size(); i++) {
      lines.append(question(i + 1, questions.get(i)));
    }
    return Bytes.utf8(lines.toString());
  }

  private String question(int number, Question question) {
    Optional<Answer> answer = question.standing().answer();
    Optional<WrittenAnswer> written = answer.flatMap(Answer::written);
    return Csv.line(
        Stream.of(
            String.valueOf(number),
            at(question.askedAt()),
            question.author().commune(),
            subject(question),
            question.text(),
            answer.flatMap(Answer::spoken).map(each -> at(each.start())).orElse(""),
            written.map(each -> at(each.at())).orElse(""),
            written.map(WrittenAnswer::from).orElse(""),
            written.map(WrittenAnswer::text).orElse("")));
  }

  String subject(Question question) {
    return question
        .item()
        .map(this::item)
        .filter(each -> !each.isEmpty())
        .orElseGet(() -> words.text("sheet.whole-sitting"));
  }

  /** The same to be read without a program. */
  Bytes questionsAsText(List<Question> questions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < questions.size(); i++) {
      Question each = questions.get(i);
      text.append(i + 1).append(". ").append(subject(each)).append(" – ");
      text.append(at(each.askedAt())).append("\n\n").append(each.text()).append("\n\n");
      Optional<Answer> answer = each.standing().answer();
      answer
          .flatMap(Answer::spoken)
          .ifPresent(
              spoken ->
                  text.append(words.text("sheet.answer-on-air", at(spoken.start())))
                      .append("\n\n"));
      answer
          .flatMap(Answer::written)
          .ifPresent(
              written ->
                  text.append(words.text("sheet.answer-in-writing", written.from(), written.text()))
                      .append("\n\n"));
    }
    return Bytes.utf8(text.toString());
  }
}
