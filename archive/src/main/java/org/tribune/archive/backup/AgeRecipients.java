package org.tribune.archive.backup;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.tribune.core.Sha256;

/**
 * Those who can open a backup, by their public keys ({@code age1…}): its files are in the format of
 * age (https://age-encryption.org/v1), which has tools of its own. Each of them can; this program
 * can't.
 *
 * @param keys one or more
 */
public record AgeRecipients(List<String> keys) implements Encryption {
  private static final int FINGERPRINT_DIGITS = 12;

  private static final int CHUNK = 1 << 16;
  private static final int TAG = 16;

  /** The version line, the line of the header's MAC, and the payload's nonce. */
  private static final int HEADER = 22 + 48 + 16;

  /** The lines of one recipient of the type X25519. */
  private static final int STANZA = 54 + 44;

  /**
   * @throws BackupException if one is no public key of age
   */
  public AgeRecipients {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new BackupException("A backup that nobody can open is none: name a key");
    }
    keys.forEach(AgeRecipients::writer);
  }

  private static RecipientStanzaWriter writer(String key) {
    try {
      return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BackupException(
          "backup.recipients: '"
              + key
              + "' is no public key of age (a letter is wrong or missing): copy it whole, as"
              + " 'tribune backup-key' printed it",
          e);
    }
  }

  /** By which a set of recipients is distinguished from another. */
  String fingerprint() {
    String all = String.join(" ", keys.stream().sorted().distinct().toList());
    return Sha256.hex(all).substring(0, FINGERPRINT_DIGITS);
  }

  @Override
  public String suffix() {
    return ".age";
  }

  @Override
  public long lengthOf(long content) {
    long chunks = Math.max(1, (content + CHUNK - 1) / CHUNK);
    return HEADER + (long) STANZA * keys.size() + content + chunks * TAG;
  }

  @Override
  public OutputStream encrypt(OutputStream out) throws IOException {
    List<RecipientStanzaWriter> writers = new ArrayList<>();
    keys.forEach(key -> writers.add(writer(key)));
    try {
      return Channels.newOutputStream(
          new StandardEncryptingChannelFactory()
              .newEncryptingChannel(Channels.newChannel(out), writers));
    } catch (GeneralSecurityException e) {
      throw new IOException("Can't encrypt", e);
    }
  }
}
