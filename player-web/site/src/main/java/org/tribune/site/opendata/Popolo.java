package org.tribune.site.opendata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the files of JSON hold, in the terms of Popolo (popoloproject.com) where it has them, and of
 * Open Civic Data for what becomes of an event. What is not known is null.
 */
final class Popolo {
  private Popolo() {}

  /** The sittings. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Sittings(
      @JsonProperty("$schema") String schema,
      List<Organization> organizations,
      List<Event> events) {}

  /** What was voted on in a year. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Votes(
      @JsonProperty("$schema") String schema,
      int year,
      List<Organization> organizations,
      List<Person> persons,
      List<Motion> motions,
      List<VoteEvent> voteEvents) {}

  /** Who came in a year. */
  @JsonNaming(SnakeCaseStrategy.class)
  record AttendanceOf(
      @JsonProperty("$schema") String schema,
      int year,
      List<Organization> organizations,
      List<Person> persons,
      List<Membership> memberships,
      List<Attended> events) {}

  /** An assembly. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Organization(
      String id, String name, String classification, List<Identifier> identifiers) {}

  /** A number in a register, of the authority that an assembly decides for. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Identifier(String scheme, String identifier, String name) {}

  /**
   * A sitting.
   *
   * @param status {@code confirmed}, {@code passed}, {@code cancelled}, or {@code postponed}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Event(
      String id,
      String name,
      String classification,
      String organizationId,
      String startDate,
      String timezone,
      String status,
      Optional<String> location,
      String mode,
      boolean openToPublic,
      String url,
      List<Document> documents,
      String updatedAt) {}

  /** A document of a sitting, or of one of its items. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Document(
      String note, String classification, Optional<String> itemId, String url, String mediaType) {}

  /**
   * What was decided about, or an amendment to it.
   *
   * @param identifier the deliberation's number
   * @param parentId what an amendment is about
   * @param result {@code pass}, {@code fail}, {@code withdrawn} or {@code postponed}
   * @param documentUrl of the signed deliberation
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Motion(
      String id,
      String eventId,
      String organizationId,
      String classification,
      Optional<String> identifier,
      Optional<String> parentId,
      String text,
      LocalDate date,
      Optional<String> result,
      Optional<Matter> matter,
      String url,
      Optional<String> documentUrl) {}

  /** A matter of the nomenclature of acts (ACTES). */
  @JsonNaming(SnakeCaseStrategy.class)
  record Matter(String code, Optional<String> name) {}

  /**
   * A vote.
   *
   * @param startDate the moment, if it is known and may be
   * @param method {@code show-of-hands}, {@code roll-call} or {@code secret}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record VoteEvent(
      String id,
      String motionId,
      String organizationId,
      Optional<String> startDate,
      Optional<String> method,
      String result,
      boolean unanimous,
      List<Count> counts,
      List<Vote> votes) {}

  /** How many. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Count(String option, int value) {}

  /** Who. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Vote(String voterId, String option, Optional<String> group) {}

  /** Somebody who sits, under the name that they had then. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Person(String id, String name) {}

  /** Since when somebody sits, and until when. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Membership(
      String personId,
      String organizationId,
      Optional<String> role,
      Optional<String> onBehalfOf,
      Optional<String> area,
      Optional<LocalDate> startDate,
      Optional<LocalDate> endDate) {}

  /** Who came to a sitting. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Attended(String id, String organizationId, LocalDate date, List<Attendee> attendees) {}

  /**
   * A member on a day.
   *
   * @param rollCall what was said when they were called
   * @param representedById who voted for them then
   * @param insteadOfId whose seat a substitute took
   * @param attended true if they were in the room at any time
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Attendee(
      String personId,
      Optional<String> rollCall,
      Optional<String> representedById,
      Optional<String> insteadOfId,
      boolean attended) {}
}
