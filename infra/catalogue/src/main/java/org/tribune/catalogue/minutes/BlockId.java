package org.tribune.catalogue.minutes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.tribune.core.text.ValidationException;

/**
 * The identity of a block within its minutes. What is composed has one by what it says ({@code
 * vote-k3v9q2xw}), so that a draft that is composed again can be joined with what was written
 * meanwhile; what the clerk adds has one that the page made.
 *
 * @param value 1 to 64 small letters, digits and hyphens
 */
public record BlockId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  @JsonCreator
  public BlockId {
    if (!FORM.matcher(value).matches()) {
      throw ValidationException.ofId("Not the id of a block of minutes: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
