package org.tribune.site.search.spelling;

/** Counts the slips of a finger between two words. */
public final class EditDistance {
  private EditDistance() {}

  /** Letters that are missing, too many, others, or two that changed places. */
  public static int between(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    int[] beforeThat = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] free = beforeThat;
      beforeThat = before;
      before = row;
      row = free;
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + same);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeThat[j - 2] + 1);
        }
      }
    }
    return row[other.length()];
  }
}
