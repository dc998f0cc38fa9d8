package org.tribune.media.slate;

/**
 * What a slate says.
 *
 * @param title large, such as the channel's name
 * @param first what has happened, in the site's first language
 * @param second the same in the second
 */
public record SlateText(String title, String first, String second) {
  /** The source of {@code channel} fails. */
  public static SlateText signalLost(String channel) {
    return new SlateText(channel, "Signal interrompu", "Signal interrupted");
  }

  /** The sitting on {@code channel} is suspended. */
  public static SlateText suspended(String channel) {
    return new SlateText(
        channel, "Séance suspendue – reprise à suivre", "Sitting suspended – to be resumed");
  }

  /** The sitting on {@code channel} is behind closed doors. */
  public static SlateText closedSession(String channel) {
    return new SlateText(
        channel, "Séance à huis clos – reprise à suivre", "Closed session – to be resumed");
  }

  /** A passage of {@code channel}'s recording must not be seen. */
  public static SlateText masked(String channel) {
    return new SlateText(channel, "Passage masqué", "This passage is withheld");
  }
}
