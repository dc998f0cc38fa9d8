package org.tribune.core.config;

import java.util.Optional;

/**
 * What a transfer of a sitting to an archive service says of who is who and under which rules (SEDA
 * 2.3): all of it comes from the agreement with that service, and nothing is made up.
 *
 * @param archivalAgency who receives
 * @param transferringAgency who sends
 * @param originatingAgency of whose work it is
 * @param agreement ArchivalAgreement
 * @param profile ArchivalProfile
 * @param serviceLevel ServiceLevel
 * @param acquisition AcquisitionInformation
 * @param legalStatus such as {@code Public Archive}
 * @param appraisal until when it is of use, and what becomes of it then
 * @param access the code of the rule by which it may be read
 */
public record TransferConfig(
    Agency archivalAgency,
    Agency transferringAgency,
    Agency originatingAgency,
    Optional<String> agreement,
    Optional<String> profile,
    Optional<String> serviceLevel,
    Optional<String> acquisition,
    Optional<String> legalStatus,
    Optional<Appraisal> appraisal,
    Optional<String> access) {
  /** A service, by which the other knows it; a name is for people. */
  public record Agency(String identifier, Optional<String> name) {}

  /**
   * How long it is of use.
   *
   * @param rule its code
   * @param isKept true if it is kept for good then, false if it may be destroyed
   */
  public record Appraisal(String rule, boolean isKept) {}
}
