package org.tribune.core.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of a channel in addresses, such as {@code chamber}.
 *
 * @param value 1 to 63 of a-z, 0-9 and hyphen, starting with a letter or digit
 */
public record ChannelId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  @JsonCreator
  public ChannelId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
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
