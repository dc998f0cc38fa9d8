package org.tribune.catalogue.chapter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.tribune.core.text.ValidationException;

/**
 * The identity of a mark within its broadcast. The console makes it, so that a mark that is sent
 * again after a network loss is the same mark.
 *
 * @param value 1 to 40 small letters, digits and hyphens
 */
public record MarkId(@JsonValue String value) implements Comparable<MarkId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  @JsonCreator
  public MarkId {
    if (!FORM.matcher(value).matches()) {
      throw ValidationException.ofId("Not the id of a mark: '" + value + "'");
    }
  }

  @Override
  public int compareTo(MarkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
