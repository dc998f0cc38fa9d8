package org.tribune.core.store;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tribune.core.Sha256;

/**
 * Where the file of an object lies: as its name says, with a shard between the first word and the
 * second, so that no directory has the recordings of many years side by side.
 *
 * <pre>
 * recordings/20261124t184502-k3v9q2/720p/12.m4s
 * recordings/5e/20261124t184502-k3v9q2/720p/12.m4s     5e: the SHA-256 of the second word begins so
 * </pre>
 *
 * A name of one word has no shard. All of a recording has the same shard, and no two names have the
 * same path.
 */
record ShardedPaths(Path root) {
  private static final Pattern SHARD = Pattern.compile("[0-9a-f]{2}");

  /** The last that was reckoned: most names that are asked for are of the same recording. */
  private static volatile Shard last = Shard.of("");

  private record Shard(String word, String name) {
    static Shard of(String word) {
      return new Shard(word, Sha256.hex(word).substring(0, 2));
    }
  }

  /** The path of an object, or of the folder that is named so. */
  Path of(String name) {
    int second = name.indexOf('/') + 1;
    if (second == 0) {
      return root.resolve(name);
    }
    int third = name.indexOf('/', second);
    String word = third < 0 ? name.substring(second) : name.substring(second, third);
    return root.resolve(name.substring(0, second) + shard(word) + "/" + name.substring(second));
  }

  /** True if {@code directory} is named as a shard. */
  static boolean isShard(Path directory) {
    return SHARD.matcher(String.valueOf(directory.getFileName())).matches();
  }

  /** True if {@code word} belongs into the directory {@code shard}. */
  static boolean belongs(String word, Path shard) {
    return shard.endsWith(shard(word));
  }

  private static String shard(String word) {
    Shard shard = last;
    if (!shard.word().equals(word)) {
      shard = Shard.of(word);
      last = shard;
    }
    return shard.name();
  }
}
