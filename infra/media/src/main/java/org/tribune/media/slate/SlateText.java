package org.tribune.media.slate;

import org.tribune.core.text.Message;

/**
 * What a slate says.
 *
 * @param title large, such as the channel's name
 * @param first what has happened, in the site's first language
 * @param second the same in the second
 */
public record SlateText(String title, String first, String second) {
  private SlateText(String title, Message said) {
    this(title, said.fr(), said.en());
  }

  /** The source of {@code channel} fails. */
  public static SlateText signalLost(String channel) {
    return new SlateText(channel, Message.of("slate.signal-lost"));
  }

  /** The sitting on {@code channel} is suspended. */
  public static SlateText suspended(String channel) {
    return new SlateText(channel, Message.of("slate.suspended"));
  }

  /** The sitting on {@code channel} is behind closed doors. */
  public static SlateText closedSession(String channel) {
    return new SlateText(channel, Message.of("slate.closed-session"));
  }

  /** A passage of {@code channel}'s recording must not be seen. */
  public static SlateText masked(String channel) {
    return new SlateText(channel, Message.of("slate.masked"));
  }
}
