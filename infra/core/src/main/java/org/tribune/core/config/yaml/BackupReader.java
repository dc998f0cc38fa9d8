package org.tribune.core.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tribune.core.config.BackupConfig;

/** Reads {@code backup}. */
final class BackupReader {
  /** A key of the type X25519: 32 bytes in Bech32. */
  private static final Pattern RECIPIENT = Pattern.compile("age1[02-9ac-hj-np-z]{58}");

  private BackupReader() {}

  static BackupConfig read(Section section) {
    List<String> recipients = new ArrayList<>();
    for (Given given : section.words("recipients").orElse(List.of())) {
      if (RECIPIENT.matcher(given.text()).matches()) {
        recipients.add(given.text());
      } else if (given.text().startsWith("AGE-SECRET-KEY-")) {
        section
            .mistakes()
            .addUnshown(
                given,
                "is the secret key: put the public one here (age1…), keep that one off this machine,"
                    + " and take another pair if anybody may have read it here");
      } else if (!given.text().isEmpty()) {
        section
            .mistakes()
            .add(given, "is no public key of age: 'tribune backup-key' makes one (age1…)");
      }
    }
    return new BackupConfig(recipients);
  }
}
