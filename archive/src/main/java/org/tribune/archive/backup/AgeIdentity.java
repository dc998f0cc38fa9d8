package org.tribune.archive.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The key that opens backups, in a file as {@code age-keygen} and {@code backup-key} write it. */
final class AgeIdentity implements Decryption {
  private static final String BEGIN = "AGE-SECRET-KEY-1";

  private final Path file;
  private final List<RecipientStanzaReader> readers = new ArrayList<>();

  /**
   * The keys in {@code file}.
   *
   * @throws BackupException if there is none
   */
  AgeIdentity(Path file) {
    this.file = file;
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.strip().startsWith(BEGIN)) {
          readers.add(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line.strip()));
        }
      }
    } catch (IOException e) {
      throw new BackupException(
          "Can't read the backup's key from " + file + " (" + e + "): name its file", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BackupException(
          "The key in "
              + file
              + " is not whole (a letter is wrong or missing): compare it with what was written"
              + " down",
          e);
    }
    if (readers.isEmpty()) {
      throw new BackupException(
          file
              + " holds no key: a line of it begins with "
              + BEGIN
              + ", the public key is another");
    }
  }

  @Override
  public InputStream decrypt(InputStream in) throws IOException {
    try {
      return Channels.newInputStream(
          new StandardDecryptingChannelFactory()
              .newDecryptingChannel(Channels.newChannel(in), readers));
    } catch (UnsupportedRecipientStanzaException e) {
      throw new BackupException("The key in " + file + " does not open this backup", e);
    } catch (GeneralSecurityException e) {
      throw new IOException("Not what was encrypted", e);
    }
  }
}
