package org.tribune.core.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.tribune.core.ShortName;
import org.tribune.core.text.ValidationException;

/**
 * The name of a channel in addresses, such as {@code chamber}.
 *
 * @param value 1 to 63 of a-z, 0-9 and hyphen, starting with a letter or digit
 */
public record ChannelId(@JsonValue String value) {
  @JsonCreator
  public ChannelId {
    if (!ShortName.is(value)) {
      throw ValidationException.ofId(
          "A channel id is 1 to 63 of a-z, 0-9 and '-', starting with a letter or digit, not '"
              + value
              + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
