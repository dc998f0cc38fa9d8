package org.tribune.box.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditHashes;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainVerification;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.core.Bytes;
import org.tribune.core.access.AccountId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.SqlCatalogue;

/** Fills an audit trail, and times the walk along its chain: {@code infra/bench/audit}. */
final class AuditChainBench {
  private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
  private static final int AT_ONCE = 1_000;
  private static final int RECORDED = 200;

  private AuditChainBench() {}

  /** Arguments: an empty directory, how many entries, how many walks. */
  public static void main(String[] arguments) throws Exception {
    Path file = Files.createTempDirectory(Path.of(arguments[0]), "audit").resolve("tribune.db");
    int entries = Integer.parseInt(arguments[1]);
    try (Catalogue catalogue = SqlCatalogue.open(new CatalogueConfig.Sqlite(file))) {
      fill(catalogue.accounts().auditChain(), entries);
      long begun = System.nanoTime();
      for (int i = 0; i < RECORDED; i++) {
        var _ = catalogue.accounts().record(entry(i));
      }
      System.out.printf(
          Locale.ROOT,
          "an entry added to %,d: %.1f ms%n",
          entries,
          (System.nanoTime() - begun) / 1e6 / RECORDED);
      for (int run = 1; run <= Integer.parseInt(arguments[2]); run++) {
        verify(catalogue.accounts().auditChain(), run);
      }
    }
  }

  private static AuditEntry entry(int number) {
    return new AuditEntry(
        number + 1L,
        FIRST.plusSeconds(number),
        Optional.of(new AccountId("p-4kx7m2vq9d")),
        "Élodie Fontaine",
        AuditAction.CHAPTERS_MARKED,
        "20261126t180000-bcdfghjk",
        "3",
        "Firefox, Windows, mairie");
  }

  private static void fill(AuditChain chain, int entries) {
    Bytes salt = Bytes.wrap(new byte[AuditHashes.LENGTH]);
    Bytes previous = AuditHashes.of(chain.genesis().orElseThrow());
    List<ChainedEntry> page = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      ChainedEntry next = ChainedEntry.of(entry(i), previous, salt);
      previous = next.hash().orElseThrow();
      page.add(next);
      if (page.size() == AT_ONCE) {
        chain.restore(page);
        page.clear();
      }
    }
    chain.restore(page);
  }

  private static void verify(AuditChain chain, int run) {
    long begun = System.nanoTime();
    ChainReport report = ChainVerification.of(chain, List.of(chain.head().orElseThrow()));
    System.out.printf(
        Locale.ROOT,
        "walk %d: %,d entries in %.2f s, %s%n",
        run,
        report.entries(),
        (System.nanoTime() - begun) / 1e9,
        report.isSound() ? "sound" : report.violations());
  }
}
