package org.tribune.core.config;

import java.util.List;

/**
 * How backups are made.
 *
 * @param recipients the public keys ({@code age1…}) of those who can open them; empty: they are not
 *     encrypted, and hold no secrets
 */
public record BackupConfig(List<String> recipients) {
  public BackupConfig {
    recipients = List.copyOf(recipients);
  }
}
