package org.tribune.catalogue.sitting;

import java.util.Optional;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.core.text.CleanText;

/**
 * Somebody who may speak in a sitting, as it was then: another sitting may say otherwise.
 *
 * @param name as it is read out: {@code Mme Claire MARTIN}
 * @param group political or other; empty for none
 * @param role {@code Présidente}, {@code Directeur général des services}; empty for none
 * @param commune that the person stands for; empty for none
 * @param member who they are in the assembly, over all its sittings; absent: no member
 */
public record Speaker(
    SpeakerId id,
    String name,
    String group,
    String role,
    String commune,
    Optional<MemberId> member) {
  private static final int LONGEST = 120;

  public Speaker {
    name = CleanText.line(name, LONGEST, "field.name");
    group = CleanText.line(group, LONGEST, "field.group");
    role = CleanText.line(role, LONGEST, "field.role");
    commune = CleanText.line(commune, LONGEST, "field.commune");
  }

  /** Somebody of whom is not known that they are a member. */
  public Speaker(SpeakerId id, String name, String group, String role, String commune) {
    this(id, name, group, role, commune, /* member= */ Optional.empty());
  }
}
