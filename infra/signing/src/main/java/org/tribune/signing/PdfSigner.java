package org.tribune.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.tribune.core.Bytes;

/**
 * Signs whole PDF documents (PAdES B-B, with a time stamp B-T; ETSI EN 319 142-1). Immutable; calls
 * block if there is an authority.
 */
public final class PdfSigner {
  /** A chain of an authority and a time stamp fit with room to spare. */
  private static final int SIGNATURE_BYTES = 32_768;

  private static final COSName PADES = COSName.getPDFName("ETSI.CAdES.detached");

  private final SigningKey key;
  private final CmsSignature signature;

  /**
   * Signs with {@code key}.
   *
   * @param authority stamps each signature, if there is one
   */
  public PdfSigner(SigningKey key, Optional<TimestampAuthority> authority) {
    this.key = key;
    this.signature = new CmsSignature(key, authority);
  }

  /**
   * The document with a signature over all of it.
   *
   * @param name of who signs
   * @param reason why, in one line
   * @param at when, by the clock of this machine
   * @throws SigningException if it can't be signed, or no stamp is to be had
   */
  public Bytes sign(Bytes unsigned, String name, String reason, Instant at) {
    try (PDDocument document = Loader.loadPDF(unsigned.array());
        SignatureOptions options = new SignatureOptions()) {
      PDSignature entry = new PDSignature();
      entry.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      entry.setSubFilter(PADES);
      entry.setName(name);
      entry.setReason(reason);
      entry.setSignDate(GregorianCalendar.from(at.atZone(ZoneId.systemDefault())));
      options.setPreferredSignatureSize(SIGNATURE_BYTES);
      document.addSignature(entry, signature::of, options);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return Bytes.wrap(out.toByteArray());
    } catch (IOException e) {
      throw new SigningException("The document can't be signed (" + e.getMessage() + ")", e);
    }
  }

  /** With what it signs. */
  public SigningKey key() {
    return key;
  }
}
