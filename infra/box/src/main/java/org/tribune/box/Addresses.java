package org.tribune.box;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.config.TribuneConfig;

/** The addresses that whoever started the program needs. */
final class Addresses {
  private static final String SOON = "a link follows";

  private final TribuneConfig config;
  private volatile Optional<String> setUp = Optional.empty();

  Addresses(TribuneConfig config) {
    this.config = config;
  }

  /** The way to make the first administrator, which is a secret. */
  void setSetUp(URI link) {
    setUp = Optional.of(link + "   (makes the first administrator; keep it to yourself)");
  }

  /** Another process has printed it. */
  void setUpElsewhere() {
    setUp =
        Optional.of(
            "with the link that another web process printed, or a new one: tribune admin-link");
  }

  /**
   * Prints all.
   *
   * @param known false if it is not known yet whether there is an administrator
   */
  void print(PrintWriter out, boolean known) {
    out.println();
    out.println("Tribune " + Version.number() + " is on.");
    for (ChannelConfig channel : config.channels()) {
      line(out, "Watch", config.site().url() + "/live/" + channel.id());
    }
    line(out, "Console", config.site().url() + "/console/");
    setUp.ifPresent(way -> line(out, "Set up", way));
    if (!known) {
      line(
          out,
          "Set up",
          "the catalogue does not answer yet; if it needs an administrator, " + SOON);
    }
    boolean takesRtmp =
        config.channels().stream()
            .flatMap(channel -> channel.sources().stream())
            .anyMatch(SourceConfig.Rtmp.class::isInstance);
    if (takesRtmp) {
      String host = Optional.ofNullable(config.site().url().getHost()).orElse("localhost");
      line(out, "Encoder", "rtmp://" + host + ":" + config.rtmp().port() + "/live/STREAM_KEY");
    }
    line(
        out,
        "Health",
        "http://" + config.management().host() + ":" + config.management().port() + "/readyz");
    out.println("Stop it with Ctrl+C.");
    out.println();
    out.flush();
  }

  /** Prints the way to make the first administrator alone, if there is none. */
  void printSetUp(PrintWriter out) {
    setUp.ifPresent(way -> line(out, "Set up", way));
    out.flush();
  }

  private static void line(PrintWriter out, String what, String address) {
    out.printf("  %-10s%s%n", what, address);
  }
}
