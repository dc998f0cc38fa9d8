package org.tribune.site.sitting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.Deadline;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.site.attendance.AttendanceResponses;
import org.tribune.site.http.ApiWords;

/** What the routes of sittings answer to clerks, as {@code openapi.yaml} describes it. */
final class ClerkSittingResponses {
  private ClerkSittingResponses() {}

  /**
   * A page of sittings, the latest first.
   *
   * @param next the page behind is of those that start before this
   */
  record Page(List<Summary> sittings, Optional<Instant> next) {}

  record Summary(@JsonUnwrapped SittingResponses.Summary summary, @JsonUnwrapped ClerkFacts kept) {}

  /**
   * Everything.
   *
   * @param checks what is doubtful in its attendance and votes
   * @param quorum at the roll call, and of each item of which it is known when it was dealt with
   */
  record Detail(
      @JsonUnwrapped SittingResponses.Facts facts,
      Optional<String> live,
      List<String> replays,
      List<SittingResponses.ListedSpeaker> speakers,
      List<AgendaResponses.ClerkItem> agenda,
      List<ClerkDocument> documents,
      List<String> broadcasts,
      AttendanceResponses.Roll attendance,
      List<AttendanceResponses.Check> checks,
      List<AttendanceResponses.QuorumOf> quorum,
      @JsonUnwrapped ClerkFacts kept) {}

  /**
   * What clerks alone are shown.
   *
   * @param settled the kinds of deadlines that are met
   * @param broadcastEndedAt since when it seems to be over, if they are to be asked whether it is
   */
  record ClerkFacts(
      long version,
      Instant changedAt,
      String changedBy,
      List<DueDate> deadlines,
      List<String> settled,
      Optional<Instant> broadcastEndedAt) {
    static ClerkFacts of(
        Sitting sitting, List<DueDate> deadlines, Optional<Instant> broadcastEndedAt) {
      return new ClerkFacts(
          sitting.version(),
          sitting.changedAt(),
          sitting.changedBy(),
          deadlines,
          sitting.settled().stream().sorted().map(ApiWords::of).toList(),
          broadcastEndedAt);
    }
  }

  /**
   * A deadline.
   *
   * @param after the day that its days are counted from
   * @param daysLeft less than 0 for one that has passed
   */
  record DueDate(
      String kind,
      String state,
      Optional<LocalDate> due,
      Optional<LocalDate> after,
      Optional<Long> daysLeft) {
    static DueDate of(Deadline deadline, LocalDate today) {
      return new DueDate(
          ApiWords.of(deadline.kind()),
          ApiWords.of(deadline.state()),
          deadline.due(),
          deadline.after(),
          deadline.due().map(due -> ChronoUnit.DAYS.between(today, due)));
    }
  }

  record ClerkDocument(
      @JsonUnwrapped SittingResponses.ListedDocument document,
      @JsonProperty("public") boolean isPublic) {
    static ClerkDocument of(SittingId sitting, Document document) {
      return new ClerkDocument(
          SittingResponses.ListedDocument.of(sitting, document), document.isPublic());
    }
  }

  /** A document that was taken, and its sitting with it. */
  record Added(String document, Detail sitting) {}

  /** A draft that is no more. */
  record Deleted(String id) {}

  /** Recordings that may be of a sitting, the nearest in time first. */
  record Candidates(List<Candidate> recordings) {
    static Candidates of(List<Recording> near) {
      return new Candidates(near.stream().map(Candidate::of).toList());
    }
  }

  record Candidate(String id, String title, Instant startedAt) {
    static Candidate of(Recording recording) {
      return new Candidate(recording.id().value(), recording.title(), recording.startedAt());
    }
  }

  /** What is typed again and again. */
  record Suggestions(
      List<SittingResponses.Person> people,
      List<String> groups,
      List<String> bodies,
      List<String> places) {}

  /**
   * Sittings whose time zone was put right.
   *
   * @param changed their ids
   */
  record Adopted(String timezone, List<String> changed) {}
}
