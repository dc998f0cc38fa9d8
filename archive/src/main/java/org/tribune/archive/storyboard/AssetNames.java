package org.tribune.archive.storyboard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the files that {@link AssetStore} stores. */
public final class AssetNames {
  private static final Pattern ASSET =
      Pattern.compile(".*/assets/.*-r(\\d+)(-open)?-[0-9a-f]+\\.\\w+");

  private AssetNames() {}

  /** What the files of an asset of one revision of a recording begin with. */
  static String stem(String name, int revision) {
    return name + "-r" + revision;
  }

  /** True if an object of the store is of an asset that was made of this revision. */
  public static boolean isOfRevision(String object, int revision) {
    Matcher matcher = ASSET.matcher(object);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) == revision;
  }
}
