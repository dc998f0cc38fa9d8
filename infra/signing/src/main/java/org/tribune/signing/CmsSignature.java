package org.tribune.signing;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateEncodingException;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.tribune.core.Sha256;

/**
 * Detached CMS signatures as PAdES has them (RFC 5652; ETSI EN 319 142-1, 6.3): with the signing
 * certificate among what is signed, without a time of the signer's own.
 */
final class CmsSignature {
  private final SigningKey key;
  private final Optional<TimestampAuthority> authority;

  /**
   * Signatures with {@code key}.
   *
   * @param authority stamps each, if there is one
   */
  CmsSignature(SigningKey key, Optional<TimestampAuthority> authority) {
    this.key = key;
    this.authority = authority;
  }

  /** A signature over {@code content}, in DER. */
  byte[] of(InputStream content) throws IOException {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      DefaultSignedAttributeTableGenerator attributes =
          new DefaultSignedAttributeTableGenerator(new AttributeTable(signingCertificate())) {
            @Override
            @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // as the library has it
            protected Hashtable createStandardAttributeTable(java.util.Map parameters) {
              Hashtable table = super.createStandardAttributeTable(parameters);
              table.remove(CMSAttributes.signingTime);
              return table;
            }
          };
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(attributes)
              .build(
                  new JcaContentSignerBuilder(key.algorithm()).build(key.key()),
                  key.certificate()));
      generator.addCertificates(new JcaCertStore(key.chain()));
      CMSSignedData signed =
          generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false);
      return authority.isPresent()
          ? stamped(signed, authority.get()).getEncoded("DER")
          : signed.getEncoded("DER");
    } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
      throw new SigningException("The document can't be signed (" + e.getMessage() + ")", e);
    }
  }

  /** RFC 5035, 4. */
  private ASN1EncodableVector signingCertificate() throws CertificateEncodingException {
    byte[] hash = Sha256.of(key.certificate().getEncoded()).array();
    SigningCertificateV2 value = new SigningCertificateV2(new ESSCertIDv2(hash));
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(value)));
    return attributes;
  }

  /** RFC 3161, appendix A. */
  private static CMSSignedData stamped(CMSSignedData signed, TimestampAuthority authority)
      throws IOException {
    SignerInformation signer = signed.getSignerInfos().getSigners().iterator().next();
    byte[] token = authority.stamp(Sha256.of(signer.getSignature())).array();
    ASN1ObjectIdentifier name = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(name, new DERSet(ASN1Primitive.fromByteArray(token))));
    SignerInformation stamped =
        SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attributes));
    return CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of(stamped)));
  }
}
