package org.tribune.catalogue.sitting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.core.text.CleanText;

/**
 * What clerks write about a sitting in a line of plain text each, and may leave empty. A component
 * that is added here is stored, read from requests and answered by the API; {@code openapi.yaml}
 * describes the same in {@code SittingDetails}, which the pages draw.
 *
 * @param place the room and the address
 */
public record SittingDetails(String place) {
  /** All empty. */
  public static final SittingDetails NONE = new SittingDetails("");

  public SittingDetails {
    place = line(place, 300, "field.place");
  }

  /** Null in what an older version wrote, which had no such line. */
  private static String line(@Nullable String text, int longest, String field) {
    return text == null ? "" : CleanText.line(text, longest, field);
  }

  /** The place alone. */
  public static SittingDetails at(String place) {
    return new Change(Optional.of(place)).of(NONE);
  }

  /** A change of some of them; what is left out stays as it is. */
  public record Change(Optional<String> place) {
    public SittingDetails of(SittingDetails before) {
      return new SittingDetails(place.orElse(before.place));
    }
  }
}
