package org.tribune.transcoder.film;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of languages as containers have them (ISO 639-2, or RFC 5646 already), made short. */
final class Languages {
  /** ISO 639-2's bibliographic names, which Matroska uses and Java does not know. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("alb", "sq"),
          Map.entry("arm", "hy"),
          Map.entry("baq", "eu"),
          Map.entry("chi", "zh"),
          Map.entry("cze", "cs"),
          Map.entry("dut", "nl"),
          Map.entry("fre", "fr"),
          Map.entry("geo", "ka"),
          Map.entry("ger", "de"),
          Map.entry("gre", "el"),
          Map.entry("ice", "is"),
          Map.entry("mac", "mk"),
          Map.entry("per", "fa"),
          Map.entry("rum", "ro"),
          Map.entry("slo", "sk"),
          Map.entry("wel", "cy"));

  private static final Map<String, String> TERMINOLOGIC = terminologic();
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}");

  private Languages() {}

  private static Map<String, String> terminologic() {
    Map<String, String> all = new HashMap<>();
    for (String language : Locale.getISOLanguages()) {
      all.putIfAbsent(Locale.of(language).getISO3Language(), language);
    }
    return all;
  }

  /** The shortest tag of RFC 5646; empty if it names none. */
  static Optional<String> shortest(String told) {
    if (!TAG.matcher(told).matches() || told.equals("und") || told.equals("mul")) {
      return Optional.empty();
    }
    String known = BIBLIOGRAPHIC.get(told);
    return Optional.of(known != null ? known : TERMINOLOGIC.getOrDefault(told, told));
  }
}
