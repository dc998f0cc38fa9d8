package org.tribune.archive.proof;

import java.util.Locale;

/**
 * Both texts of a document, of which it shows one.
 *
 * @param isFrench or English
 */
record ProofWords(boolean isFrench) {
  String of(String fr, String en) {
    return isFrench ? fr : en;
  }

  Locale locale() {
    return isFrench ? Locale.FRANCE : Locale.UK;
  }

  String tag() {
    return isFrench ? "fr-FR" : "en-GB";
  }

  /** A whole number. */
  String number(long number) {
    return String.format(locale(), "%,d", number).replace('\u202f', '\u00a0');
  }

  /** A number of bytes. */
  String bytes(long bytes) {
    return bytes < 1_000_000
        ? number(bytes) + of("\u00a0octets", "\u00a0bytes")
        : String.format(locale(), "%.1f", bytes / 1e6) + of("\u00a0Mo", "\u00a0MB");
  }

  /** A number of seconds. */
  String seconds(double seconds) {
    return String.format(locale(), "%.1f\u00a0s", seconds);
  }
}
