package org.tribune.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pictures and sound that lie in whatever files, known by their bytes alone: a store's objects, the
 * records of a Kafka log, the entries of a cache. Read are headers (ftyp, moov) and fragments
 * (moof, mdat) of one rendition each of picture and sound, and JPEG files.
 */
final class CarvedMedia {
  private static final int SAMPLE_FLAGS = 0x000400;
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private final Map<String, byte[]> headers = new TreeMap<>();
  private final Map<Long, byte[]> pictures = new TreeMap<>();
  private final Map<Long, byte[]> sounds = new TreeMap<>();
  private final List<byte[]> stills = new ArrayList<>();

  /** All of it in the files below a directory. */
  static CarvedMedia below(Path root) throws IOException {
    CarvedMedia carved = new CarvedMedia();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        carved.read(file);
      }
    }
    return carved;
  }

  private void read(Path file) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return;
    }
    for (int at = find(content, "ftyp", 0); at >= 0; at = find(content, "ftyp", at + 8)) {
      int end = end(content, at, "ftyp", "moov");
      if (end > 0) {
        byte[] header = Arrays.copyOfRange(content, at, end);
        headers.put(find(header, "vide", 0) >= 0 ? "picture" : "sound", header);
      }
    }
    for (int at = find(content, "moof", 0); at >= 0; at = find(content, "moof", at + 8)) {
      int end = end(content, at, "moof", "mdat");
      if (end > 0) {
        keepFragment(Arrays.copyOfRange(content, at, end));
      }
    }
    for (int at = indexOf(content, JPEG, 0); at >= 0; at = indexOf(content, JPEG, at + 1)) {
      if (isStill(content, at)) {
        stills.add(Arrays.copyOfRange(content, at, content.length));
        return;
      }
    }
  }

  /** True if a marker segment follows the start of an image, and another marker that (T.81 B.1). */
  private static boolean isStill(byte[] content, int at) {
    if (at + 6 > content.length) {
      return false;
    }
    int next = at + 4 + (ByteBuffer.wrap(content).getShort(at + 4) & 0xffff);
    return isMarker(content, at + 2) && isMarker(content, next);
  }

  private static boolean isMarker(byte[] content, int at) {
    return at + 1 < content.length
        && content[at] == (byte) 0xff
        && (content[at + 1] & 0xff) >= 0xc0
        && (content[at + 1] & 0xff) < 0xff;
  }

  private void keepFragment(byte[] fragment) {
    ByteBuffer bytes = ByteBuffer.wrap(fragment);
    int time = find(fragment, "tfdt", 0);
    int run = find(fragment, "trun", 0);
    if (time < 0 || run < 0) {
      return;
    }
    boolean isPicture = (bytes.getInt(run + 8) & SAMPLE_FLAGS) != 0;
    (isPicture ? pictures : sounds).put(bytes.getLong(time + 12), fragment);
  }

  /** Behind two boxes of these types that begin at {@code at}; -1 if they are not whole. */
  private static int end(byte[] content, int at, String first, String second) {
    int next = boxEnd(content, at, first);
    return next < 0 ? -1 : boxEnd(content, next, second);
  }

  private static int boxEnd(byte[] content, int at, String type) {
    if (at < 0 || at + 8 > content.length || find(content, type, at) != at) {
      return -1;
    }
    int size = ByteBuffer.wrap(content).getInt(at);
    return size < 8 || size > content.length - at ? -1 : at + size;
  }

  /** Where the next box of this type begins. */
  private static int find(byte[] content, String type, int from) {
    int name = indexOf(content, type.getBytes(StandardCharsets.US_ASCII), from + 4);
    return name < 0 ? -1 : name - 4;
  }

  /** Where {@code sought} is next, from {@code from} on; -1 if nowhere. */
  static int indexOf(byte[] content, byte[] sought, int from) {
    for (int at = from; at + sought.length <= content.length; at++) {
      if (content[at] == sought[0]
          && Arrays.equals(content, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    return -1;
  }

  /** All pictures in the order of their times, as one file; nothing if there is none. */
  Optional<Path> pictures(Path file) throws IOException {
    return joined("picture", pictures, file);
  }

  /** All sound in the order of its times, as one file; nothing if there is none. */
  Optional<Path> sounds(Path file) throws IOException {
    return joined("sound", sounds, file);
  }

  private Optional<Path> joined(String kind, Map<Long, byte[]> fragments, Path file)
      throws IOException {
    byte[] header = headers.get(kind);
    if (header == null || fragments.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(header);
    for (byte[] fragment : fragments.values()) {
      all.write(fragment);
    }
    return Optional.of(Files.write(file, all.toByteArray()));
  }

  /** The JPEG files, each written as a file of its own. */
  List<Path> stills(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Path> written = new ArrayList<>();
    for (byte[] still : stills) {
      written.add(Files.write(directory.resolve("still-" + written.size() + ".jpg"), still));
    }
    return written;
  }
}
