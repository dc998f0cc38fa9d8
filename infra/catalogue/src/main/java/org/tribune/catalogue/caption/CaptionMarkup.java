package org.tribune.catalogue.caption;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The markup of the words of a cue (W3C WebVTT 1, 4.2), and what they are without it. */
public final class CaptionMarkup {
  private static final Pattern TAGS = Pattern.compile("<[^<>]*>");
  private static final Pattern OTHER_TAGS = Pattern.compile("<(?!/?[ibu]>)[^<>]*>");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ \\t>]*)?[ \\t]+([^<>]+)>");
  private static final Pattern SIGNS =
      Pattern.compile("&(?:(amp|lt|gt|quot|nbsp|lrm|rlm)|#(\\d{1,7}));");
  private static final Map<String, String> MEANT =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", "\u00A0", "lrm", "\u200E", "rlm",
          "\u200F");

  private CaptionMarkup() {}

  /** The words alone, line by line. */
  public static String plain(String markup) {
    return meant(TAGS.matcher(markup).replaceAll(""));
  }

  /** Who says it, if the cue names somebody. */
  public static Optional<String> voice(String markup) {
    return Optional.of(VOICE.matcher(markup))
        .filter(Matcher::find)
        .map(found -> meant(found.group(1)).strip());
  }

  /** With what SubRip knows of it: italics, bold and underlined. */
  public static String toSubRip(String markup) {
    return meant(OTHER_TAGS.matcher(markup).replaceAll(""));
  }

  private static String meant(String words) {
    return SIGNS
        .matcher(words)
        .replaceAll(
            sign ->
                Matcher.quoteReplacement(
                    sign.group(1) != null
                        ? MEANT.getOrDefault(sign.group(1), "")
                        : character(Integer.parseInt(sign.group(2)))));
  }

  private static String character(int codePoint) {
    return Character.isValidCodePoint(codePoint) && !Character.isISOControl(codePoint)
        ? Character.toString(codePoint)
        : "";
  }
}
