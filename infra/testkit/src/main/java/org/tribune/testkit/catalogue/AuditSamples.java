package org.tribune.testkit.catalogue;

import java.util.Optional;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.core.Bytes;

/** Entries of an audit trail, for tests. */
public final class AuditSamples {
  private AuditSamples() {}

  /** This entry as a backup has it that was made before there was a chain. */
  public static ChainedEntry unchained(AuditEntry entry) {
    ChainedEntry chained =
        ChainedEntry.of(entry, /* previous= */ Bytes.EMPTY, /* salt= */ Bytes.EMPTY);
    return new ChainedEntry(
        chained.number(),
        chained.at(),
        chained.action(),
        chained.content(),
        /* salt= */ Optional.empty(),
        /* commitment= */ Optional.empty(),
        /* hash= */ Optional.empty());
  }
}
