package org.tribune.catalogue.sitting;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.ValidationException;

/**
 * A council's meeting: it is read and written as one. Immutable; {@link Sittings} keeps it.
 *
 * @param broadcasts that the clerk says are of it; empty: those of its channel at its time
 * @param speakers who may speak, as they shall be listed
 * @param items the agenda, in order
 * @param documents of the items and of the sitting, in order
 * @param settled deadlines of which the clerk says that they are met
 * @param attendance who was where during it, and who presided
 * @param changedAt when it was last written
 * @param changedBy who wrote it, for the other who writes at the same time
 * @param version one more for each change; a change names the version that it was made on
 */
@RecordBuilder
public record Sitting(
    SittingId id,
    SittingFacts facts,
    SittingStatus status,
    List<BroadcastId> broadcasts,
    List<Speaker> speakers,
    List<AgendaItem> items,
    List<Document> documents,
    Set<DeadlineKind> settled,
    Attendance attendance,
    Instant changedAt,
    String changedBy,
    long version) {
  private static final int MOST_SPEAKERS = 1_000;
  private static final int MOST_DOCUMENTS = 1_000;
  private static final int MOST_BROADCASTS = 20;

  public Sitting {
    items = Agenda.fit(items);
    speakers = List.copyOf(speakers);
    broadcasts = broadcasts.stream().distinct().toList();
    settled = Set.copyOf(settled);
    // What an older program wrote has none.
    attendance = attendance == null ? Attendance.NONE : attendance;
    Set<ItemId> known = items.stream().map(AgendaItem::id).collect(Collectors.toSet());
    documents =
        documents.stream()
            .map(
                each ->
                    each.item().filter(item -> !known.contains(item)).isPresent()
                        ? each.ofWhole()
                        : each)
            .toList();
    if (speakers.size() > MOST_SPEAKERS
        || documents.size() > MOST_DOCUMENTS
        || broadcasts.size() > MOST_BROADCASTS) {
      throw new ValidationException(
          "sitting.too-many-speakers-or-documents", MOST_SPEAKERS, MOST_DOCUMENTS);
    }
    if (new HashSet<>(speakers.stream().map(Speaker::id).toList()).size() < speakers.size()) {
      throw ValidationException.contradiction("A speaker is there twice in sitting " + id);
    }
  }

  /** A sitting that begins to be prepared. */
  public static Sitting draft(SittingId id, SittingFacts facts, Instant now, String who) {
    return new Sitting(
        id,
        facts,
        SittingStatus.DRAFT,
        /* broadcasts= */ List.of(),
        /* speakers= */ List.of(),
        /* items= */ List.of(),
        /* documents= */ List.of(),
        EnumSet.noneOf(DeadlineKind.class),
        Attendance.NONE,
        now,
        who,
        /* version= */ 0);
  }

  /**
   * True if everybody may read who attends: from its beginning on, and never of one that they may
   * not enter.
   */
  public boolean hasPublicAttendance() {
    boolean hasBegun = status == SittingStatus.OPEN || status == SittingStatus.HELD;
    return hasBegun && facts.isOpenToPublic();
  }

  /** This sitting with other facts. */
  public Sitting with(SittingFacts next) {
    return SittingBuilder.builder(this).facts(next).build();
  }

  /**
   * This sitting in another status.
   *
   * @throws ValidationException if what was seen would be made a draft again
   */
  public Sitting in(SittingStatus next) {
    if (!status.mayBecome(next)) {
      throw new ValidationException("sitting.no-draft-again");
    }
    return SittingBuilder.builder(this).status(next).build();
  }

  /** This sitting with other broadcasts. */
  public Sitting withBroadcasts(List<BroadcastId> next) {
    return SittingBuilder.builder(this).broadcasts(next).build();
  }

  /** This sitting with other speakers. */
  public Sitting withSpeakers(List<Speaker> next) {
    return SittingBuilder.builder(this).speakers(next).build();
  }

  /** This sitting with another agenda; documents of items that are gone become the sitting's. */
  public Sitting withItems(List<AgendaItem> next) {
    return SittingBuilder.builder(this).items(next).build();
  }

  /** This sitting with other documents. */
  public Sitting withDocuments(List<Document> next) {
    return SittingBuilder.builder(this).documents(next).build();
  }

  /** This sitting with other deadlines met. */
  public Sitting withSettled(Set<DeadlineKind> next) {
    return SittingBuilder.builder(this).settled(next).build();
  }

  /** This sitting with another attendance. */
  public Sitting with(Attendance next) {
    return SittingBuilder.builder(this).attendance(next).build();
  }

  /** This sitting, written by {@code who}. */
  public Sitting changed(Instant now, String who) {
    return SittingBuilder.builder(this).changedAt(now).changedBy(who).build();
  }

  /** This sitting under another version; for {@link Sittings} alone. */
  public Sitting at(long newVersion) {
    return SittingBuilder.builder(this).version(newVersion).build();
  }

  /** The item of this id. */
  public Optional<AgendaItem> item(ItemId wanted) {
    return items.stream().filter(each -> each.id().equals(wanted)).findFirst();
  }

  /** The speaker of this id. */
  public Optional<Speaker> speaker(SpeakerId wanted) {
    return speakers.stream().filter(each -> each.id().equals(wanted)).findFirst();
  }

  /** The document of this id. */
  public Optional<Document> document(DocumentId wanted) {
    return documents.stream().filter(each -> each.id().equals(wanted)).findFirst();
  }

  /** What the public reads as its title. */
  public String shownTitle() {
    return facts.title().isEmpty() ? facts.body() : facts.title();
  }
}
