package org.tribune.core.config.yaml;

import java.util.List;
import java.util.Optional;
import org.tribune.core.config.TransferConfig;
import org.tribune.core.config.TransferConfig.Agency;
import org.tribune.core.config.TransferConfig.Appraisal;

/** Reads {@code sittings.transfer}; without an archive service there is none. */
final class TransferReader {
  private static final List<String> STATUSES =
      List.of("Public Archive", "Private Archive", "Public and Private Archive");
  private static final String KEEP = "Keep";
  private static final String DESTROY = "Destroy";

  private TransferReader() {}

  static Optional<TransferConfig> read(Section section) {
    Optional<Agency> archival = agency(section.section("archivalAgency"));
    Optional<Agency> transferring = agency(section.section("transferringAgency"));
    Optional<Agency> originating = agency(section.section("originatingAgency"));
    TransferConfig none =
        new TransferConfig(
            archival.orElse(new Agency("", Optional.empty())),
            transferring.orElse(new Agency("", Optional.empty())),
            originating.or(() -> transferring).orElse(new Agency("", Optional.empty())),
            Values.text(section, "agreement"),
            Values.text(section, "profile"),
            Values.text(section, "serviceLevel"),
            Values.text(section, "acquisition"),
            Values.choice(section, "legalStatus", STATUSES),
            appraisal(section.section("appraisal")),
            Values.text(section, "access"));
    if (archival.isPresent() != transferring.isPresent()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf(archival.isPresent() ? "transferringAgency" : "archivalAgency"),
              "is missing: the archive service says by which identifiers it knows itself and you");
    }
    return archival.flatMap(_ -> transferring).map(_ -> none);
  }

  private static Optional<Agency> agency(Section section) {
    Optional<String> name = Values.text(section, "name");
    Optional<String> identifier =
        Values.text(section, "identifier").filter(each -> !each.isBlank());
    if (name.isPresent() && identifier.isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf("identifier"),
              "is missing: the archive service says by which identifier it knows this agency");
    }
    return identifier.map(each -> new Agency(each, name));
  }

  private static Optional<Appraisal> appraisal(Section section) {
    Optional<String> rule = Values.text(section, "rule").filter(each -> !each.isBlank());
    Optional<String> action = Values.choice(section, "finalAction", List.of(KEEP, DESTROY));
    if (rule.isPresent() != section.find("finalAction").isPresent()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf(rule.isPresent() ? "finalAction" : "rule"),
              "is missing: a rule says what becomes of it in the end, Keep or Destroy");
    }
    return rule.flatMap(each -> action.map(wanted -> new Appraisal(each, wanted.equals(KEEP))));
  }
}
