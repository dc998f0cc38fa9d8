package org.tribune.site.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.catalogue.publication.Withdrawal;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.site.http.ApiWords;

/** What the routes of the register answer, as {@code openapi.yaml} describes it. */
public final class PublicationResponses {
  private PublicationResponses() {}

  /**
   * A page of the register, the newest entry first; {@code next} is where the page behind begins.
   */
  public record Page(List<Entry> publications, Optional<Long> next) {}

  /**
   * An entry.
   *
   * @param title empty once it must not be read any more
   * @param act the deliberation's number; empty for none
   * @param file where it is read; absent once it is withdrawn
   * @param replacedBy the entry of a later edition
   * @param publicUntil the first moment at which it may be withdrawn without being early
   * @param seen when the site was asked for it and answered with it, byte for byte
   * @param publishedBy for clerks alone
   */
  public record Entry(
      long number,
      String kind,
      String sitting,
      Optional<String> item,
      String body,
      LocalDate day,
      String title,
      String act,
      Instant publishedAt,
      int bytes,
      String sha256,
      Optional<String> file,
      Optional<Long> replacedBy,
      Instant publicUntil,
      Optional<Withdrawn> withdrawn,
      List<Seen> seen,
      Optional<String> publishedBy) {}

  /** That it is not online any more; {@code by} is for clerks alone. */
  public record Withdrawn(Instant at, String reason, Optional<String> by) {}

  /** A stretch in which it was online. */
  public record Seen(Instant since, Instant until, int checks, String place) {
    static Seen of(SeenOnline seen) {
      return new Seen(seen.since(), seen.until(), seen.checks(), ApiWords.of(seen.place()));
    }
  }

  /** The address of an entry's file. */
  public static String file(Publication entry) {
    return "/publications/" + entry.number() + ".pdf";
  }

  /** An entry as the register has it now. */
  static Entry entry(PublicationRegister register, Publication entry, boolean isForClerks) {
    Optional<Long> replacedBy =
        register.newest(entry).map(Publication::number).filter(number -> number > entry.number());
    boolean isHidden =
        !isForClerks && entry.withdrawal().filter(Withdrawal::hidesTitle).isPresent();
    return new Entry(
        entry.number(),
        ApiWords.of(entry.kind()),
        entry.sitting().value(),
        entry.item().map(ItemId::value),
        entry.body(),
        entry.day(),
        isHidden ? "" : entry.title(),
        entry.act(),
        entry.publishedAt(),
        entry.length(),
        entry.sha256(),
        Optional.of(file(entry)).filter(_ -> entry.isOnline()),
        replacedBy,
        register.mayGoAt(entry, ZoneId.systemDefault()),
        entry
            .withdrawal()
            .map(
                each ->
                    new Withdrawn(
                        each.at(), each.reason(), Optional.of(each.by()).filter(_ -> isForClerks))),
        register.seen(entry).stream().map(Seen::of).toList(),
        Optional.of(entry.publishedBy()).filter(_ -> isForClerks));
  }
}
