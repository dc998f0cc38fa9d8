package org.tribune.site.sitting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.site.attendance.AttendanceResponses;
import org.tribune.site.http.ApiWords;

/**
 * What the routes of sittings answer to everybody, as {@code openapi.yaml} describes it: nothing of
 * drafts, no notes, no document that is not published. Addresses begin at the site's root.
 */
public final class SittingResponses {
  private SittingResponses() {}

  /**
   * When, where and what: at the head of every view of a sitting.
   *
   * @param localStart to the minute, in {@code zone}
   * @param channel on which it is broadcast
   */
  public record Facts(
      String id,
      String title,
      String body,
      Instant startsAt,
      String localStart,
      String zone,
      @JsonUnwrapped SittingDetails details,
      String mode,
      boolean openToPublic,
      String status,
      Optional<Channel> channel) {
    public String place() {
      return details.place();
    }

    static Facts of(Sitting sitting, Optional<Channel> channel) {
      return new Facts(
          sitting.id().value(),
          sitting.facts().title(),
          sitting.facts().body(),
          sitting.facts().start(),
          clockTime(sitting.facts()),
          sitting.facts().zone().getId(),
          sitting.facts().details(),
          ApiWords.of(sitting.facts().mode()),
          sitting.facts().isOpenToPublic(),
          ApiWords.of(sitting.status()),
          channel);
    }
  }

  private static String clockTime(SittingFacts facts) {
    return LocalDateTime.ofInstant(facts.start(), facts.zone())
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  /** A channel by its name. */
  public record Channel(String id, String name) {}

  /** What identifies a sitting. */
  public record Brief(
      String id, String title, String body, String place, String localStart, String status) {
    /** The same of any sitting. */
    public static Brief of(Sitting sitting) {
      return of(sitting.id(), sitting.facts(), sitting.status());
    }

    /** The same of a sitting of which no more than this is known. */
    public static Brief of(SittingId id, SittingFacts facts, SittingStatus status) {
      return new Brief(
          id.value(),
          facts.title(),
          facts.body(),
          facts.place(),
          clockTime(facts),
          ApiWords.of(status));
    }
  }

  /**
   * One of many.
   *
   * @param items without headings
   * @param live where it is watched while it is on air
   * @param replays where it is watched again
   */
  public record Summary(
      @JsonUnwrapped Facts facts,
      long items,
      long documents,
      Optional<String> live,
      List<String> replays) {}

  /**
   * The sittings to come, and a page of those of a year, the latest first.
   *
   * @param next the page behind is of those that start before this
   * @param years of which there are sittings, this one first
   */
  public record Listing(
      List<Summary> coming,
      List<Summary> past,
      Optional<Instant> next,
      int year,
      List<Integer> years) {}

  /**
   * All that the public may know of a sitting.
   *
   * @param present who came, once it has begun, if the public may be there
   */
  public record Detail(
      @JsonUnwrapped Facts facts,
      Optional<String> live,
      List<String> replays,
      List<ListedSpeaker> speakers,
      List<AgendaResponses.PublicItem> agenda,
      List<ListedDocument> documents,
      Optional<AttendanceResponses.Present> present,
      Optional<Instant> minutesPublishedAt) {}

  /** Somebody who speaks in sittings, without an id of one. */
  record Person(String name, String group, String role, String commune) {
    static Person of(Speaker speaker) {
      return new Person(speaker.name(), speaker.group(), speaker.role(), speaker.commune());
    }
  }

  /**
   * Somebody who speaks in this sitting.
   *
   * @param member who they are in the assembly, over all its sittings
   */
  record ListedSpeaker(@JsonUnwrapped Person person, String id, Optional<String> member) {
    static ListedSpeaker of(Speaker speaker) {
      return new ListedSpeaker(
          Person.of(speaker), speaker.id().value(), speaker.member().map(MemberId::value));
    }
  }

  /**
   * A document, for who may read it.
   *
   * @param item empty: it is of the sitting as a whole
   */
  record ListedDocument(
      String id,
      Optional<String> item,
      String kind,
      String title,
      String fileName,
      int bytes,
      int pages,
      String url) {
    static ListedDocument of(SittingId sitting, Document document) {
      return new ListedDocument(
          document.id().value(),
          document.item().map(ItemId::value),
          ApiWords.of(document.kind()),
          document.title(),
          document.fileName(),
          document.length(),
          document.pages(),
          "/documents/" + sitting + "/" + document.id() + ".pdf");
    }
  }

  /** The newest sittings that can be watched again. */
  record Replays(List<Replay> sittings) {}

  /**
   * One of them.
   *
   * @param duration of all that was filmed, in seconds
   * @param chapters the first of {@code chapterCount}
   */
  public record Replay(
      @JsonUnwrapped Summary summary,
      Optional<String> poster,
      double duration,
      int chapterCount,
      List<DebatedItem> chapters) {}

  /** An item whose debate can be watched again. */
  public record DebatedItem(String numbering, String title, String watch) {}
}
