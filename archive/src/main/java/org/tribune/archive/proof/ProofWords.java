package org.tribune.archive.proof;

import java.util.Locale;
import org.tribune.core.text.Messages;

/**
 * The language of a document, and its way with numbers.
 *
 * @param isFrench or English
 */
record ProofWords(boolean isFrench) {
  /** What the message of this code says. */
  String text(String code, Object... arguments) {
    return (isFrench ? Messages.french() : Messages.english()).text(code, arguments);
  }

  /** A time of day to the tenth of a second. */
  String hourPattern() {
    return isFrench ? "H 'h' mm 'min' ss,S 's'" : "HH:mm:ss.S";
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
        ? text("proof.bytes", number(bytes))
        : text("proof.megabytes", String.format(locale(), "%.1f", bytes / 1e6));
  }

  /** A number of seconds. */
  String seconds(double seconds) {
    return String.format(locale(), "%.1f\u00a0s", seconds);
  }
}
