package org.tribune.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;

/**
 * The signature of a PDF that was verified.
 *
 * @param fingerprint of the certificate of who signed
 * @param timestamp the token over the signature, if it has one
 * @param signatureSum SHA-256 of the signature, which the token stamps
 */
public record PdfSignature(String fingerprint, Optional<Bytes> timestamp, Bytes signatureSum) {
  /**
   * Verifies that a document is signed, from its first to its last byte, and was not changed since.
   *
   * @throws SigningException if not; the message says what is wrong
   */
  public static PdfSignature verify(Bytes pdf) {
    try (PDDocument document = Loader.loadPDF(pdf.array())) {
      List<PDSignature> signatures = document.getSignatureDictionaries();
      if (signatures.size() != 1) {
        throw new SigningException(
            "The document has " + signatures.size() + " signatures in the place of one");
      }
      PDSignature signature = signatures.getFirst();
      requireWhole(signature.getByteRange(), pdf.length());
      return verify(
          withoutPadding(signature.getContents()), signature.getSignedContent(pdf.array()));
    } catch (IOException e) {
      throw new SigningException("The document is damaged (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Requires a byte range of from, length, from, length, with nothing but the signature between
   * both.
   */
  private static void requireWhole(int[] range, int length) {
    boolean isWhole =
        range.length == 4 && range[0] == 0 && range[1] < range[2] && range[2] + range[3] == length;
    if (!isWhole) {
      throw new SigningException("The signature does not cover the whole document");
    }
  }

  /** Room that was left for the signature: nothing may hide there. */
  private static byte[] withoutPadding(byte[] contents) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(contents);
    try (ASN1InputStream der = new ASN1InputStream(in)) {
      ASN1Primitive read = der.readObject();
      int padding = in.read();
      while (padding == 0) {
        padding = in.read();
      }
      if (read == null || padding > 0) {
        throw new SigningException("The document was changed after it was signed");
      }
      return read.getEncoded("DER");
    }
  }

  private static PdfSignature verify(byte[] der, byte[] content) {
    try {
      CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), der);
      SignerInformation signer = signed.getSignerInfos().getSigners().iterator().next();
      X509Certificate certificate =
          SignerCertificate.of(signed.getCertificates(), signer.getSID())
              .orElseThrow(() -> new SigningException("The signature does not hold who signed"));
      if (!isOf(signer, certificate)
          || !signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
        throw new SigningException("The document was changed after it was signed");
      }
      return new PdfSignature(
          Fingerprint.of(certificate), timestamp(signer), Sha256.of(signer.getSignature()));
    } catch (CMSException e) {
      throw new SigningException(
          "The document was changed after it was signed (" + e.getMessage() + ")", e);
    } catch (OperatorCreationException | CertificateException | IOException e) {
      throw new SigningException("The signature is damaged (" + e.getMessage() + ")", e);
    }
  }

  /** The signature says by which certificate it is (RFC 5035, 4): no other may be in its place. */
  private static boolean isOf(SignerInformation signer, X509Certificate certificate)
      throws CertificateException {
    Attribute attribute =
        signer.getSignedAttributes() == null
            ? null
            : signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (attribute == null) {
      return false;
    }
    byte[] hash =
        SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0))
            .getCerts()[0]
            .getCertHash();
    return Sha256.of(certificate.getEncoded()).equals(Bytes.wrap(hash));
  }

  private static Optional<Bytes> timestamp(SignerInformation signer) throws IOException {
    AttributeTable attributes = signer.getUnsignedAttributes();
    Attribute attribute =
        attributes == null
            ? null
            : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    return attribute == null
        ? Optional.empty()
        : Optional.of(
            Bytes.wrap(attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded()));
  }
}
