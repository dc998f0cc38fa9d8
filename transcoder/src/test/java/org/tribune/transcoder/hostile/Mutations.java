package org.tribune.transcoder.hostile;

import java.util.Arrays;
import java.util.Random;

/** Damages files, the same way for the same seed. Used by one thread. */
final class Mutations {
  /** Where most containers have their headers, and their indices. */
  private static final int ENDS = 4_096;

  private static final byte[] TELLING = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  /** A damaged copy. */
  byte[] of(byte[] file) {
    byte[] copy = file.clone();
    int kind = random.nextInt(8);
    return switch (kind) {
      case 0 -> Arrays.copyOf(copy, 1 + random.nextInt(copy.length));
      case 1 -> flipBits(copy, copy.length, 1 + random.nextInt(64));
      case 2 -> flipBits(copy, ENDS, 1 + random.nextInt(8));
      case 3, 4 -> overwrite(copy, 1 + random.nextInt(6));
      case 5 -> twice(copy);
      case 6 -> without(copy);
      default -> exchange(copy);
    };
  }

  private byte[] flipBits(byte[] file, int within, int count) {
    for (int i = 0; i < count; i++) {
      file[near(file, within)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  /** Revealing values of one to eight bytes in headers and indices. */
  private byte[] overwrite(byte[] file, int count) {
    for (int i = 0; i < count; i++) {
      int at = near(file, ENDS);
      byte value = TELLING[random.nextInt(TELLING.length)];
      Arrays.fill(file, at, Math.min(file.length, at + 1 + random.nextInt(8)), value);
    }
    return file;
  }

  private byte[] twice(byte[] file) {
    int from = random.nextInt(file.length);
    int length = Math.min(file.length - from, 1 + random.nextInt(5_000));
    byte[] longer = Arrays.copyOf(file, file.length + length);
    System.arraycopy(file, from, longer, from + length, file.length - from);
    return longer;
  }

  private byte[] without(byte[] file) {
    int from = random.nextInt(file.length);
    int length = Math.min(file.length - from - 1, 1 + random.nextInt(5_000));
    if (length <= 0) {
      return file;
    }
    System.arraycopy(file, from + length, file, from, file.length - from - length);
    return Arrays.copyOf(file, file.length - length);
  }

  private byte[] exchange(byte[] file) {
    int length = 1 + random.nextInt(Math.min(200, file.length));
    int one = random.nextInt(file.length - length + 1);
    int other = random.nextInt(file.length - length + 1);
    byte[] kept = Arrays.copyOfRange(file, one, one + length);
    System.arraycopy(file, other, file, one, length);
    System.arraycopy(kept, 0, file, other, length);
    return file;
  }

  private int near(byte[] file, int within) {
    int reach = Math.min(within, file.length);
    int at = random.nextInt(reach);
    return random.nextBoolean() ? at : file.length - 1 - at;
  }
}
