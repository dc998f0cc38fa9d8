package org.tribune.site.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.core.text.Message;
import org.tribune.site.publication.PublicationResponses;

/** What the routes of publications answer to clerks, as {@code openapi.yaml} describes it. */
final class DeliberationResponses {
  private DeliberationResponses() {}

  /**
   * What of a sitting is published, and what is not yet.
   *
   * @param list the newest list of deliberations; absent while there is none
   * @param lines how many the list would have now
   * @param differs true if the list that is online is not as it would be now
   * @param changes what became another since: the titles, those that are new or gone too
   * @param leftOut votes that are left out, since doors are closed
   * @param obstacle why nothing of the sitting can be published now
   */
  record State(
      String sitting,
      String title,
      String body,
      LocalDate day,
      long version,
      Optional<PublicationResponses.Entry> list,
      int lines,
      boolean differs,
      List<String> changes,
      long leftOut,
      Optional<Message> obstacle,
      List<OfItem> deliberations,
      List<Candidate> documents,
      List<PublicationResponses.Entry> publications) {}

  /**
   * The deliberation that an item became.
   *
   * @param matterName what the code of its matter stands for
   * @param signed the id of the signed document
   * @param entry its newest entry in the register
   * @param differs true if what is online is not what is here now
   */
  record OfItem(
      String item,
      String numbering,
      String title,
      String number,
      String matter,
      Optional<String> matterName,
      Optional<String> signed,
      Optional<Instant> publishedAt,
      Optional<PublicationResponses.Entry> entry,
      boolean differs) {}

  /**
   * What an order to publish came to.
   *
   * @param entered false: it was online already, just so
   */
  record Published(boolean entered, State state) {}

  /** A document that may be the signed one. */
  record Candidate(String id, Optional<String> item, String title) {}
}
