package org.tribune.box;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.config.TribuneConfig;

/** The addresses that whoever started the program needs. */
final class Addresses {
  private final TribuneConfig config;
  private volatile Optional<URI> signIn = Optional.empty();

  Addresses(TribuneConfig config) {
    this.config = config;
  }

  /** The operator's way in, which is a secret. */
  void setSignIn(URI link) {
    signIn = Optional.of(link);
  }

  void print(PrintWriter out) {
    out.println();
    out.println("Tribune " + Version.number() + " is on.");
    for (ChannelConfig channel : config.channels()) {
      line(out, "Watch", config.site().url() + "/live/" + channel.id());
    }
    signIn.ifPresent(link -> line(out, "Operator", link + "   (keep this link to yourself)"));
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

  private static void line(PrintWriter out, String what, String address) {
    out.printf("  %-10s%s%n", what, address);
  }
}
