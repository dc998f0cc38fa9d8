package org.tribune.core.mp4;

import java.util.Arrays;

/** A growing run of numbers, without an object for each. Used by one thread. */
final class Ints {
  private int[] values = new int[256];
  private int count = 0;

  void add(int value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  /** Adds {@code added} of {@code others}, from {@code first} on. */
  void addAll(int[] others, int first, int added) {
    if (count + added > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, count + added));
    }
    System.arraycopy(others, first, values, count, added);
    count += added;
  }

  int get(int index) {
    return values[index];
  }

  /** Copies {@code copied}, from {@code first} on. */
  void copy(int first, int copied, int[] to, int at) {
    System.arraycopy(values, first, to, at, copied);
  }

  int last() {
    return values[count - 1];
  }

  void addToLast(int value) {
    values[count - 1] += value;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }

  /** Writes all, in 32 bits each. */
  void writeTo(BoxWriter writer) {
    writer.u32s(values, count);
  }
}
