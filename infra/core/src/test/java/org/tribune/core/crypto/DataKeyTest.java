package org.tribune.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;

final class DataKeyTest {
  private static final KeyName NAME = new KeyName(KeyKind.QUESTION, "q1");
  private static final String PLACE = "question.ciphertext";
  private static final Bytes PLAIN = Bytes.utf8("Quand la route sera-t-elle rouverte ?");

  private final MasterKey master = MasterKey.random();
  private final WrappedKey wrapped = master.newKey(NAME, Instant.EPOCH);
  private final DataKey key = master.unwrap(wrapped);

  @Test
  void decrypt_whatWasEncryptedAtTheSamePlace_isThePlainText() {
    Bytes ciphertext = key.encrypt(PLACE, "q1", PLAIN);
    assertThat(ciphertext.length()).isEqualTo(PLAIN.length() + DataKey.OVERHEAD);
    assertThat(key.decrypt(PLACE, "q1", ciphertext)).isEqualTo(PLAIN);
    assertThat(DataKey.keyOf(PLACE, "q1", ciphertext)).isEqualTo(wrapped.id());
    assertThat(key.decrypt(PLACE, "q1", key.encrypt(PLACE, "q1", Bytes.EMPTY)))
        .isEqualTo(Bytes.EMPTY);
  }

  @Test
  void encrypt_theSameTwice_givesOthersEachTime() {
    assertThat(key.encrypt(PLACE, "q1", PLAIN)).isNotEqualTo(key.encrypt(PLACE, "q1", PLAIN));
  }

  /** Flips a bit of the format, the key's id, the nonce, the text and the tag. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 17, 28, 29, 50, -1})
  void decrypt_withOneBitAnother_isRefused(int place) {
    byte[] ciphertext = key.encrypt(PLACE, "q1", PLAIN).array();
    ciphertext[place < 0 ? ciphertext.length - 1 : place] ^= 1;
    assertRefused(() -> key.decrypt(PLACE, "q1", Bytes.wrap(ciphertext)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 44, 45, 60})
  void decrypt_ofOneThatIsCutOff_isRefused(int length) {
    byte[] ciphertext = key.encrypt(PLACE, "q1", PLAIN).array();
    assertRefused(() -> key.decrypt(PLACE, "q1", Bytes.wrap(Arrays.copyOf(ciphertext, length))));
  }

  @Test
  void decrypt_inAnotherOnesPlace_isRefused() {
    Bytes ciphertext = key.encrypt(PLACE, "q1", PLAIN);
    assertRefused(() -> key.decrypt(PLACE, "q2", ciphertext));
    assertRefused(() -> key.decrypt("question_ban.ciphertext", "q1", ciphertext));
    DataKey other = master.unwrap(master.newKey(NAME, Instant.EPOCH));
    assertRefused(() -> other.decrypt(PLACE, "q1", ciphertext));
  }

  @Test
  void unwrap_byAnotherMasterOrUnderAnotherName_isRefused() {
    assertRefused(() -> MasterKey.random().unwrap(wrapped));
    WrappedKey renamed =
        new WrappedKey(
            new KeyName(KeyKind.ASKER, "q1"),
            wrapped.id(),
            wrapped.master(),
            wrapped.wrapped(),
            wrapped.madeAt());
    assertRefused(() -> master.unwrap(renamed));
    MasterKey next = MasterKey.random();
    assertThat(next.unwrap(next.wrap(NAME, key, Instant.EPOCH)).encoded()).isEqualTo(key.encoded());
  }

  private static void assertRefused(Runnable reading) {
    assertThatExceptionOfType(CryptoException.Tampered.class)
        .isThrownBy(reading::run)
        .withMessageContaining("can't be decrypted");
  }

  @Test
  void toString_ofKeys_tellsNoSecret() {
    assertThat(key + " " + master + " " + wrapped)
        .isEqualTo(
            "DataKey[%s] MasterKey[%s] WrappedKey[question q1, %s]"
                .formatted(wrapped.id(), master.id(), wrapped.id()));
  }
}
