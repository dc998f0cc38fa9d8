package org.tribune.site.sitting.agenda;

import java.nio.charset.StandardCharsets;
import org.tribune.core.text.ValidationException;

/**
 * Fuzz target: an agenda of any text is items or a {@link ValidationException} that says why, and
 * no item is longer than all that was pasted.
 */
public final class AgendaFuzzer {
  private AgendaFuzzer() {}

  /** One input: what a clerk pastes, or a table of it, in UTF-8. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      ParsedAgenda parsed =
          CsvAgenda.isTable(text) ? CsvAgenda.parse(text) : AgendaParser.parse(text);
      if (parsed.items().size() > text.length()) {
        throw new AssertionError(parsed.items().size() + " items of " + text.length() + " letters");
      }
    } catch (ValidationException e) {
      // That is how it says so.
    }
  }
}
