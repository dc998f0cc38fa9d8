package org.tribune.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The file of a signing key (PKCS #12, RFC 7292). Only its owner may read it; its password is for
 * programs that do not read such files without one.
 */
public final class SigningKeyFile {
  private static final String ALIAS = "signing";
  private static final String STANDARD_PASSWORD = "tribune";
  private static final int RSA_BITS = 3072;

  private final Path file;
  private final char[] password;
  private final boolean mayMake;

  private SigningKeyFile(Path file, String password, boolean mayMake) {
    this.file = file;
    this.password = password.toCharArray();
    this.mayMake = mayMake;
  }

  /** The site's own: made at its first use, with a certificate that is signed by itself. */
  public static SigningKeyFile ofSite(Path data) {
    return new SigningKeyFile(
        data.resolve("keys").resolve("signing.p12"), STANDARD_PASSWORD, /* mayMake= */ true);
  }

  /** One that somebody else made: an authority's, or the town's. */
  public static SigningKeyFile of(Path file, String password) {
    return new SigningKeyFile(file, password, /* mayMake= */ false);
  }

  /**
   * Reads the key, or makes it. Blocks; processes that share the file make one.
   *
   * @param name whose it is, for the certificate
   * @throws SigningException if it can't be read or made
   */
  public SigningKey open(String name, Clock clock) {
    try {
      if (Files.exists(file)) {
        return read(/* isNew= */ false);
      }
      if (!mayMake) {
        throw new SigningException(
            "There is no file " + file + ": name the keystore (PKCS #12) in audit.keystore");
      }
      return makeAlone(name, clock.instant());
    } catch (IOException | GeneralSecurityException e) {
      throw new SigningException(
          "The signing key "
              + file
              + " can't be read ("
              + e.getMessage()
              + "): check the file, its"
              + " password and its permissions, or put it back from a backup",
          e);
    }
  }

  private SigningKey read(boolean isNew) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof PrivateKey key) {
        List<X509Certificate> chain =
            Stream.of(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
        return new SigningKey(key, chain, isNew);
      }
    }
    throw new SigningException(file + " holds no private key: name a keystore that does");
  }

  private SigningKey makeAlone(String name, Instant now)
      throws IOException, GeneralSecurityException {
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(directory);
    restrict(directory, "rwx------");
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve("signing.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!Files.exists(file)) {
        write(name, now);
        return read(/* isNew= */ true);
      }
      return read(/* isNew= */ false);
    }
  }

  private void write(String name, Instant now) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    KeyPair pair = generator.generateKeyPair();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(/* stream= */ null, password);
    store.setKeyEntry(
        ALIAS,
        pair.getPrivate(),
        password,
        new Certificate[] {SelfSignedCertificate.of(name, pair, now)});
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    Files.createFile(half);
    restrict(half, "rw-------");
    try (OutputStream out = Files.newOutputStream(half)) {
      store.store(out, password);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
