package org.tribune.site.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.site.attendance.AttendanceResponses.ChangeOf;
import org.tribune.site.attendance.VoteResponses;
import org.tribune.site.http.ApiWords;

/**
 * A sitting for programs (JSON): what its page shows to everybody, in the words of the API; people
 * by the ids that {@code speakers} has. docs/archive-transfer.md describes each field.
 */
record SittingData(
    String format,
    int version,
    String id,
    String title,
    String body,
    Instant startsAt,
    String zone,
    String place,
    String mode,
    boolean openToPublic,
    Optional<String> chair,
    Optional<String> secretary,
    List<Person> speakers,
    List<Item> agenda,
    List<Attended> attendance,
    List<Asked> questions) {
  private static final String FORMAT = "tribune-sitting";

  record Person(String id, String name, String role, String group, String commune) {
    static Person of(Speaker speaker) {
      return new Person(
          speaker.id().value(), speaker.name(), speaker.role(), speaker.group(), speaker.commune());
    }
  }

  record Item(
      String id,
      int level,
      String numbering,
      String title,
      String kind,
      String rapporteur,
      Optional<VoteResponses.Decision> vote,
      List<VoteResponses.MotionOf> motions,
      Optional<VoteResponses.DeliberationOf> deliberation,
      Optional<Debate> debate,
      List<String> files) {
    static Item of(AgendaItem item, TransferContents contents) {
      return new Item(
          item.id().value(),
          item.level(),
          item.numbering(),
          item.title(),
          ApiWords.of(item.kind()),
          item.rapporteur(),
          // What of it is not for everybody was taken away before.
          item.vote().map(each -> VoteResponses.Decision.of(each, /* isNamed= */ true)),
          item.motions().stream()
              .map(each -> VoteResponses.MotionOf.of(each, /* isNamed= */ true))
              .toList(),
          item.deliberation().map(VoteResponses.DeliberationOf::of),
          Optional.ofNullable(contents.debates().get(item.id())),
          contents.filesOf(item.id()).stream().map(TransferFile::name).toList());
    }
  }

  record Attended(String speaker, Optional<String> insteadOf, List<ChangeOf> changes) {
    static Attended of(Seat seat) {
      return new Attended(
          seat.speaker().value(),
          seat.insteadOf().map(SpeakerId::value),
          seat.changes().stream().map(ChangeOf::of).toList());
    }
  }

  record Asked(
      Instant at,
      String commune,
      Optional<String> item,
      String text,
      Optional<Instant> answeredOnAirAt,
      Optional<Written> answer) {
    static Asked of(Question question) {
      Optional<Answer> answer = question.standing().answer();
      return new Asked(
          question.askedAt(),
          question.author().commune(),
          question.item().map(each -> each.value()),
          question.text(),
          answer.flatMap(Answer::spoken).map(SpokenAnswer::start),
          answer.flatMap(Answer::written).map(Written::of));
    }
  }

  record Written(Instant at, String from, String text) {
    static Written of(WrittenAnswer answer) {
      return new Written(answer.at(), answer.from(), answer.text());
    }
  }

  static SittingData of(TransferContents contents) {
    Sitting sitting = contents.sitting();
    return new SittingData(
        FORMAT,
        /* version= */ 1,
        sitting.id().value(),
        sitting.facts().title(),
        sitting.facts().body(),
        sitting.facts().start(),
        sitting.facts().zone().getId(),
        sitting.facts().place(),
        ApiWords.of(sitting.facts().mode()),
        sitting.facts().isOpenToPublic(),
        sitting.attendance().chair().map(SpeakerId::value),
        sitting.attendance().secretary().map(SpeakerId::value),
        sitting.speakers().stream().map(Person::of).toList(),
        sitting.items().stream().map(each -> Item.of(each, contents)).toList(),
        sitting.attendance().seats().stream().map(Attended::of).toList(),
        contents.questions().stream().map(Asked::of).toList());
  }
}
