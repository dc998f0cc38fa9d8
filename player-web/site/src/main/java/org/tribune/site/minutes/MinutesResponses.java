package org.tribune.site.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesRevision;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.http.ApiWords;

/** What the routes of minutes answer, as {@code openapi.yaml} describes it. */
final class MinutesResponses {
  private MinutesResponses() {}

  /**
   * Minutes as clerks edit them.
   *
   * @param recordings ids of those in which the sitting can be watched again, in order
   * @param adopters sittings that may have adopted them, the first one first
   * @param publicDrafts titles of the documents of the sitting that everybody reads as its minutes:
   *     no more once these are adopted
   */
  record Whole(
      String sitting,
      String title,
      String body,
      LocalDate day,
      String state,
      String language,
      Optional<Adopted> adoption,
      Instant changedAt,
      String changedBy,
      long version,
      List<Passage> blocks,
      List<String> recordings,
      List<Adopter> adopters,
      List<String> publicDrafts) {}

  /**
   * What became of a draft that was composed again.
   *
   * @param kept passages that stay as somebody wrote them, though other words would be composed now
   */
  record Composed(Whole minutes, List<Kept> kept) {}

  /**
   * A passage that somebody wrote.
   *
   * @param composed what would stand there
   */
  record Kept(String id, String composed) {
    static List<Kept> of(Map<BlockId, String> kept) {
      return kept.entrySet().stream()
          .map(each -> new Kept(each.getKey().value(), each.getValue()))
          .toList();
    }
  }

  /**
   * What a change left.
   *
   * @param blocks those that the change named, as they are now
   */
  record Changed(long version, Instant changedAt, String changedBy, List<Passage> blocks) {}

  /** A passage. */
  record Passage(
      String id,
      String kind,
      int level,
      Optional<String> item,
      Optional<Place> moment,
      String speaker,
      String text) {
    static Passage of(Block block, MinutesPlaces places) {
      return new Passage(
          block.id().value(),
          ApiWords.of(block.kind()),
          block.level(),
          block.item().map(Object::toString),
          block.moment().map(each -> Place.of(each, places)),
          block.speaker(),
          block.text());
    }

    static List<Passage> of(List<Block> blocks, MinutesPlaces places) {
      return blocks.stream().map(each -> of(each, places)).toList();
    }
  }

  /**
   * When something was said.
   *
   * @param second of the replay; absent while it can't be watched
   */
  record Place(String broadcast, Instant at, Optional<Long> second) {
    private static Place of(Moment moment, MinutesPlaces places) {
      return new Place(moment.broadcast().value(), moment.at(), places.second(moment));
    }
  }

  /** That they were adopted: at which sitting, and since when they are public. */
  record Adopted(String at, LocalDate day, Instant publishedAt) {
    static Adopted of(Adoption adoption) {
      return new Adopted(adoption.at().value(), adoption.day(), adoption.publishedAt());
    }
  }

  /** A sitting that may have adopted minutes. */
  record Adopter(String id, String title, String body, LocalDate day) {
    static Adopter of(Sitting sitting) {
      return new Adopter(
          sitting.id().value(),
          sitting.facts().title(),
          sitting.facts().body(),
          sitting.facts().day());
    }
  }

  /** Minutes as everybody reads them. */
  record Public(String sitting, String language, Adopted adoption, List<Passage> blocks) {
    static Public of(Minutes minutes, MinutesPlaces places) {
      return new Public(
          minutes.sitting().value(),
          minutes.language(),
          Adopted.of(minutes.adoption().orElseThrow()),
          Passage.of(minutes.blocks(), places));
    }
  }

  /** What was heard, as passages beside the minutes. */
  record Heard(List<Passage> blocks) {}

  record Revisions(List<Revision> revisions) {}

  record Revision(long number, Instant begunAt, Instant savedAt, String who, boolean composed) {
    static Revision of(MinutesRevision.About about) {
      return new Revision(
          about.number(), about.begunAt(), about.savedAt(), about.who(), about.isComposed());
    }
  }

  record WholeRevision(Revision about, List<Passage> blocks) {
    static WholeRevision of(MinutesRevision revision, MinutesPlaces places) {
      return new WholeRevision(
          Revision.of(revision.about()), Passage.of(revision.blocks(), places));
    }
  }
}
