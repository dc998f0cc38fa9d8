package org.tribune.site.publication;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.catalogue.publication.Withdrawal;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;

/**
 * The register of what was published electronically (CGCT R2131-1). Calls block, and throw what
 * {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
public final class PublicationRegister {
  private final Publications publications;
  private final Period shortest;
  private final MediaClock clock;

  /**
   * The register of a site.
   *
   * @param monthsOnline for which what is published has to stay online at least
   */
  public PublicationRegister(Publications publications, int monthsOnline, MediaClock clock) {
    this.publications = publications;
    this.shortest = Period.ofMonths(monthsOnline);
    this.clock = clock;
  }

  /**
   * The time of what is published now.
   *
   * @throws ProblemException if the clock is behind what was published last: no date of it would be
   *     a proof
   */
  public Instant now() {
    Instant now = clock.now().toInstant();
    publications
        .list(Optional.empty(), /* limit= */ 1)
        .forEach(
            last -> {
              if (now.isBefore(last.publishedAt())) {
                throw new ProblemException(
                    Problem.of(
                        409,
                        "The clock is behind",
                        "publication.clock-behind",
                        last.publishedAt().toString()));
              }
            });
    return now;
  }

  /** A page of the register, the newest first. */
  List<Publication> page(Optional<Long> before, int limit) {
    return publications.list(before, limit);
  }

  /** When something was seen online, in order. */
  public List<SeenOnline> seen(Publication entry) {
    return publications.seen(entry.number());
  }

  /** All that was published of a sitting, the oldest first. */
  public List<Publication> of(SittingId sitting) {
    return publications.of(sitting);
  }

  /** The newest entry of the same thing. */
  public Optional<Publication> newest(Publication like) {
    return of(like.sitting()).stream().filter(like::isOfSame).reduce((_, last) -> last);
  }

  /**
   * Enters something whose bytes are in the store.
   *
   * @param after the newest entry of the same that the caller has seen
   * @throws ProblemException if another was faster
   */
  public Publication enter(Publication wished, Optional<Publication> after) {
    return publications
        .enter(wished, after.map(Publication::number))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(409, "Published meanwhile", "publication.meanwhile")));
  }

  /** The entry that an address names. */
  public Publication require(String number) {
    return Optional.of(number)
        .filter(text -> text.matches("[1-9]\\d{0,11}"))
        .flatMap(text -> publications.find(Long.parseLong(text)))
        .orElseThrow(
            () -> new ProblemException(Problem.of(404, "No such entry", "publication.none")));
  }

  /** Since when an entry may be withdrawn without anybody asking why so early. */
  public Instant mayGoAt(Publication entry, ZoneId zone) {
    return entry.publishedAt().atZone(zone).plus(shortest).toInstant();
  }

  /**
   * Withdraws an entry.
   *
   * @param isEarly true if whoever does it knows that it is early
   */
  public Publication withdraw(
      Publication entry, String reason, boolean hidesTitle, boolean isEarly, String who) {
    Instant now = clock.now().toInstant();
    Instant due = mayGoAt(entry, ZoneId.systemDefault());
    if (entry.isOnline() && now.isBefore(due) && !isEarly) {
      throw new ProblemException(
          Problem.of(
              409,
              "Too early",
              "publication.too-early",
              due.atZone(ZoneId.systemDefault()).toLocalDate().toString()));
    }
    return publications
        .withdraw(entry.number(), new Withdrawal(now, who, reason, hidesTitle))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(409, "Withdrawn already", "publication.withdrawn-already")));
  }

  /**
   * Refuses that a file which is online is taken away by another way than its withdrawal, which the
   * register tells.
   */
  public void requireNotOnline(SittingId sitting, String sha256) {
    if (of(sitting).stream().anyMatch(each -> each.isOnline() && each.sha256().equals(sha256))) {
      throw new ProblemException(Problem.of(409, "Published", "document.is-published"));
    }
  }

  /** True if the register names such a file: it is kept, online or not. */
  public boolean keeps(SittingId sitting, String sha256) {
    return of(sitting).stream().anyMatch(each -> each.sha256().equals(sha256));
  }
}
