package org.tribune.site.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a package back as it was written: each file is compared with the manifest's sums. */
final class WrittenPackage {
  private static final Pattern OBJECT =
      Pattern.compile(
          "<Uri>([^<]+)</Uri><MessageDigest algorithm=\"SHA-512\">([0-9a-f]{128})</MessageDigest>"
              + "<Size>(\\d+)</Size>");
  private static final int BUFFER = 256 * 1_024;

  private WrittenPackage() {}

  /**
   * Reads all of it.
   *
   * @throws IOException if a file is missing, is another than the manifest says, or there is one
   *     more
   */
  static void check(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Map<String, String> sums = sums(zip);
      if (zip.size() != sums.size() + 1) {
        throw new IOException("the package has files that its manifest does not name");
      }
      for (Map.Entry<String, String> each : sums.entrySet()) {
        if (!digest(zip, entry(zip, each.getKey())).equals(each.getValue())) {
          throw new IOException(each.getKey() + " was not written as it is: check the disk");
        }
      }
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(name + " is missing from the package");
    }
    return entry;
  }

  private static Map<String, String> sums(ZipFile zip) throws IOException {
    String manifest;
    try (InputStream in = zip.getInputStream(entry(zip, Manifest.NAME))) {
      manifest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, String> sums = new HashMap<>();
    Matcher objects = OBJECT.matcher(manifest);
    while (objects.find()) {
      sums.put(objects.group(1), objects.group(2));
    }
    return sums;
  }

  private static String digest(ZipFile zip, ZipEntry entry) throws IOException {
    MessageDigest digest = sha512();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance(Sums.ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + Sums.ALGORITHM, e);
    }
  }
}
