package org.tribune.site.deliberation;

import java.util.Optional;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DocumentId;

/** What clerks send about publications. */
final class DeliberationRequests {
  private DeliberationRequests() {}

  /**
   * That a deliberation is published; what is not said stays as it is.
   *
   * @param signed the document that is signed
   */
  record PublishRequest(
      Optional<String> number, Optional<String> matter, Optional<DocumentId> signed) {
    /** The deliberation as it is to be published. */
    Deliberation of(Optional<Deliberation> before) {
      return new Deliberation(
          number.or(() -> before.map(Deliberation::number)).orElse(""),
          matter.or(() -> before.map(Deliberation::matterCode)).orElse(""),
          signed.or(() -> before.flatMap(Deliberation::signed)),
          before.flatMap(Deliberation::publishedAt));
    }
  }

  /**
   * That something is withdrawn.
   *
   * @param hidesTitle true if the title names somebody, and goes as well
   * @param early true: whoever sends it knows that it has to stay for longer
   */
  record WithdrawalRequest(
      Optional<String> reason, Optional<Boolean> hidesTitle, Optional<Boolean> early) {}
}
