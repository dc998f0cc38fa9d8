package org.tribune.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;

final class PdfSignerTest {
  private static final Clock CLOCK = Clock.fixed(TimestampServer.NOW, ZoneOffset.UTC);

  /** One key serves all tests: to make one takes seconds. */
  @TempDir static Path shared = Path.of("");

  @TempDir Path directory = Path.of("");

  private static SigningKey key() {
    return key(shared);
  }

  private static SigningKey key(Path directory) {
    return SigningKeyFile.ofSite(directory).open("Ville d’Élancourt", CLOCK);
  }

  private static Bytes document() throws Exception {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return Bytes.wrap(out.toByteArray());
    }
  }

  private static Bytes signed(SigningKey key, Optional<TimestampAuthority> authority)
      throws Exception {
    return new PdfSigner(key, authority).sign(document(), "Ville", "Preuve", TimestampServer.NOW);
  }

  @Test
  void open_keyOfTheSite_isMadeOnceAndOnlyItsOwnersToRead() throws Exception {
    SigningKey made = key(directory);
    SigningKey again = key(directory);
    assertThat(made.isNew()).isTrue();
    assertThat(again.isNew()).isFalse();
    assertThat(again.fingerprint()).isEqualTo(made.fingerprint()).hasSize(95);
    Path keys = directory.resolve("keys");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(keys.resolve("signing.p12"))))
        .isEqualTo("rw-------");
  }

  @Test
  void open_keystoreThatIsNotThere_saysWhereToNameIt() {
    SigningKeyFile file = SigningKeyFile.of(directory.resolve("none.p12"), "word");
    assertThatThrownBy(() -> file.open("Ville", CLOCK)).hasMessageContaining("audit.keystore");
  }

  @Test
  void open_keystoreWithAnotherPassword_isToldAsThat() {
    var _ = key();
    SigningKeyFile file = SigningKeyFile.of(shared.resolve("keys/signing.p12"), "wrong");
    assertThatThrownBy(() -> file.open("Ville", CLOCK)).hasMessageContaining("password");
  }

  @Test
  void sign_document_isVerifiedByItsFingerprint() throws Exception {
    SigningKey key = key();
    PdfSignature signature = PdfSignature.verify(signed(key, Optional.empty()));
    assertThat(signature.fingerprint()).isEqualTo(key.fingerprint());
    assertThat(signature.timestamp()).isEmpty();
  }

  @Test
  void sign_withAnAuthority_carriesItsStamp() throws Exception {
    try (TimestampServer server = new TimestampServer(directory)) {
      TimestampAuthority authority = new TimestampAuthority(server.config());
      PdfSignature signature = PdfSignature.verify(signed(key(), Optional.of(authority)));
      assertThat(
              authority
                  .trust()
                  .verify(signature.timestamp().orElseThrow(), signature.signatureSum()))
          .isEqualTo(TimestampServer.NOW);
    }
  }

  @Test
  void verify_anyByteChanged_isNoticed() throws Exception {
    byte[] pdf = signed(key(), Optional.empty()).array();
    assertThat(PdfSignature.verify(Bytes.wrap(pdf)).timestamp()).isEmpty();
    int end = pdf.length;
    for (int at : new int[] {20, 150, end / 50, end - 40}) {
      byte[] changed = pdf.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> PdfSignature.verify(Bytes.wrap(changed)))
          .as("byte %d of %d", at, end)
          .isInstanceOf(SigningException.class);
    }
  }

  @Test
  void verify_somethingAppended_isNoticed() throws Exception {
    byte[] pdf = signed(key(), Optional.empty()).array();
    byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);
    longer[pdf.length] = '\n';
    assertThatThrownBy(() -> PdfSignature.verify(Bytes.wrap(longer)))
        .hasMessageContaining("whole document");
  }

  @Test
  void verify_documentWithoutASignature_isNoProof() throws Exception {
    Bytes unsigned = document();
    assertThatThrownBy(() -> PdfSignature.verify(unsigned)).hasMessageContaining("0 signatures");
  }
}
