package org.tribune.site.sitting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.attendance.VoteResponses;
import org.tribune.site.http.ApiWords;
import org.tribune.site.sitting.convocation.StatedMeeting;

/** The items of an agenda, and what an agenda that is pasted would become, as they are answered. */
final class AgendaResponses {
  private AgendaResponses() {}

  /**
   * An item.
   *
   * @param level 0 at the margin
   * @param parent the item that it is a part of
   */
  record Item(
      String id,
      int level,
      Optional<String> parent,
      String numbering,
      String title,
      String kind,
      String rapporteur,
      Optional<VoteResponses.Decision> vote,
      List<VoteResponses.MotionOf> motions,
      Optional<VoteResponses.DeliberationOf> deliberation) {
    /**
     * An item of an agenda.
     *
     * @param parents of all its items
     * @param isNamed false where nobody shall read who voted how
     * @param deliberation as far as it may be seen
     */
    static Item of(
        AgendaItem item,
        Map<ItemId, ItemId> parents,
        boolean isNamed,
        Optional<Deliberation> deliberation) {
      return new Item(
          item.id().value(),
          item.level(),
          Optional.ofNullable(parents.get(item.id())).map(ItemId::value),
          item.numbering(),
          item.title(),
          ApiWords.of(item.kind()),
          item.rapporteur(),
          item.vote().map(vote -> VoteResponses.Decision.of(vote, isNamed)),
          item.motions().stream().map(each -> VoteResponses.MotionOf.of(each, isNamed)).toList(),
          deliberation.map(VoteResponses.DeliberationOf::of));
    }
  }

  /**
   * An item as everybody sees it.
   *
   * @param watch where its debate can be watched again
   */
  record PublicItem(@JsonUnwrapped Item item, Optional<String> watch) {
    /** An item: who voted how if that was public, its deliberation once it is published. */
    static PublicItem of(
        Sitting sitting, AgendaItem item, Map<ItemId, ItemId> parents, Optional<String> watch) {
      return new PublicItem(
          Item.of(
              item,
              parents,
              sitting.facts().isOpenToPublic(),
              item.deliberation()
                  .filter(each -> each.publishedAt().isPresent())
                  .map(each -> shown(sitting, each))),
          watch);
    }

    /** Without a document that is not public. */
    private static Deliberation shown(Sitting sitting, Deliberation deliberation) {
      return new Deliberation(
          deliberation.number(),
          deliberation.matterCode(),
          deliberation
              .signed()
              .filter(id -> sitting.document(id).filter(Document::isPublic).isPresent()),
          deliberation.publishedAt());
    }
  }

  /** An item as clerks see it. */
  record ClerkItem(@JsonUnwrapped Item item, String notes, String summary) {
    static ClerkItem of(AgendaItem item, Map<ItemId, ItemId> parents) {
      return new ClerkItem(
          Item.of(item, parents, /* isNamed= */ true, item.deliberation()),
          item.notes(),
          item.summary());
    }
  }

  /**
   * What an agenda would become.
   *
   * @param removed items of before that are not in it
   * @param format what it was read from
   * @param cut true if there is more in the file than was read
   * @param meeting when and where it says that the sitting is
   */
  record Preview(
      List<ReadItem> items,
      List<ClerkItem> removed,
      List<IgnoredLine> ignored,
      String format,
      boolean cut,
      Optional<Meeting> meeting) {}

  /**
   * When and where a convocation says that its sitting is.
   *
   * @param date as {@code 2026-11-24}
   * @param time as {@code 18:30}
   * @param place empty if it says none
   * @param otherWeekday true if the weekday that is written is not that of the date
   */
  record Meeting(Optional<String> date, Optional<String> time, String place, boolean otherWeekday) {
    static Meeting of(StatedMeeting stated) {
      return new Meeting(
          stated.date().map(LocalDate::toString),
          stated.time().map(LocalTime::toString),
          stated.place(),
          stated.isOtherWeekday());
    }
  }

  /**
   * An item that was read.
   *
   * @param line where it begins, 1 for the first
   * @param change whether it is new, changed or the same
   * @param before what it was called, unless it is new
   */
  record ReadItem(
      @JsonUnwrapped ClerkItem item,
      int line,
      List<String> doubts,
      String change,
      Optional<Heading> before) {}

  /** What an item is called. */
  record Heading(String numbering, String title) {}

  /**
   * A line that was left out.
   *
   * @param apart true if it stands at the head or foot of pages
   */
  record IgnoredLine(int line, String text, boolean apart) {}
}
