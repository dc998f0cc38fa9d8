package org.tribune.catalogue.publication;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;

/**
 * An entry of the register: what was put online, when and by whom. Nothing of it changes later but
 * that it is withdrawn. It says by itself what it is of, whatever becomes of the sitting.
 *
 * @param number in the register, from 1 on without gaps; 0 of one that is not entered yet
 * @param item whose deliberation it is; empty of what is of the whole sitting
 * @param body the assembly
 * @param day of the sitting
 * @param title of the item, or of the sitting; may be empty
 * @param act the deliberation's number; empty for none
 * @param sha256 of the PDF, in 64 hexadecimal digits
 * @param length of the PDF in bytes
 * @param pages of the PDF
 * @param decisions what a list has, in order; none of another kind
 */
@RecordBuilder
public record Publication(
    long number,
    SittingId sitting,
    Optional<ItemId> item,
    PublicationKind kind,
    String body,
    LocalDate day,
    String title,
    String act,
    String sha256,
    int length,
    int pages,
    Instant publishedAt,
    String publishedBy,
    List<ListedDecision> decisions,
    Optional<Withdrawal> withdrawal) {
  public Publication {
    DocumentText.requireStored(length, sha256);
    if (number < 0) {
      throw new IllegalArgumentException("Entries are numbered from 1 on, not " + number);
    }
    decisions = List.copyOf(decisions);
  }

  /** True while its file is served. */
  public boolean isOnline() {
    return withdrawal.isEmpty();
  }

  /** True if both are of the same thing: the later one takes the place of the earlier one. */
  public boolean isOfSame(Publication other) {
    return sitting.equals(other.sitting) && item.equals(other.item) && kind == other.kind;
  }

  /** This entry under a number; for {@link Publications} alone. */
  public Publication numbered(long newNumber) {
    return PublicationBuilder.builder(this).number(newNumber).build();
  }

  /** This entry, withdrawn. */
  public Publication withdrawn(Withdrawal how) {
    return PublicationBuilder.builder(this).withdrawal(Optional.of(how)).build();
  }

  /** The name of the object that holds its PDF: beside the sitting's documents, by its content. */
  public String object() {
    return object(sitting, sha256);
  }

  /** The name of the object of such a PDF. */
  public static String object(SittingId sitting, String sha256) {
    return DocumentNames.prefix(sitting) + sha256 + ".pdf";
  }
}
