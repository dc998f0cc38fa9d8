package org.tribune.core.config.yaml;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.network.CidrBlock;

/** Reads the servers' addresses, no two of which may share a port. */
final class ServerReader {
  private static final String EVERYWHERE = "0.0.0.0";

  /** The largest network that somebody has to himself: 10.0.0.0/8, fd00::/8. */
  private static final int SHORTEST_PREFIX = 8;

  private final Section root;
  private final Map<Integer, String> takenPorts = new HashMap<>();

  ServerReader(Section root) {
    this.root = root;
  }

  HttpConfig http() {
    Section section = root.section("http");
    String host = host(section, EVERYWHERE);
    int port = port(section, "port", /* standard= */ 8080);
    return new HttpConfig(
        host,
        port,
        tls(section.section("tls")),
        trustedProxies(section),
        caches(section),
        Values.flag(section, "kernelSending", /* standard= */ true));
  }

  private static List<CidrBlock> trustedProxies(Section section) {
    return section
        .words("trustedProxies")
        .map(words -> words.stream().flatMap(word -> proxy(section, word).stream()).toList())
        .orElse(CidrBlock.LOOPBACK);
  }

  private static Optional<CidrBlock> proxy(Section section, Given given) {
    Optional<CidrBlock> block = CidrBlock.parse(given.text());
    if (block.isEmpty()) {
      section
          .mistakes()
          .add(given, "is no address or network: write it as 10.0.0.5, 10.0.0.0/8 or fd00::/8");
    } else if (block.get().length() < SHORTEST_PREFIX) {
      section
          .mistakes()
          .add(given, "is too many: who is trusted can claim to be anybody; name the proxies");
    }
    return block;
  }

  private static List<URI> caches(Section section) {
    List<URI> caches = new ArrayList<>();
    for (Given given : section.words("caches").orElse(List.of())) {
      Values.webAddress(given)
          .ifPresentOrElse(
              caches::add,
              () ->
                  section
                      .mistakes()
                      .add(given, "is no address of a cache such as http://127.0.0.1:8079"));
    }
    return caches;
  }

  ManagementConfig management() {
    Section section = root.section("management");
    return new ManagementConfig(
        host(section, "127.0.0.1"), port(section, "port", /* standard= */ 8081));
  }

  RtmpConfig rtmp(HttpConfig http) {
    Section section = root.section("rtmp");
    String host = host(section, EVERYWHERE);
    int port = port(section, "port", /* standard= */ 1935);
    Optional<Given> tlsPort = section.find("tlsPort");
    if (tlsPort.isPresent() && http.tls().isEmpty()) {
      section
          .mistakes()
          .add(tlsPort.get(), "needs a certificate: set http.tls.certificate and http.tls.key");
    }
    return new RtmpConfig(
        host, port, tlsPort.map(given -> port(section, "tlsPort", /* standard= */ 0)));
  }

  private static String host(Section section, String standard) {
    Optional<Given> given = section.find("host");
    if (given.filter(host -> !host.text().matches("[0-9A-Za-z.:_-]+")).isPresent()) {
      section
          .mistakes()
          .add(given.get(), "is no address: 0.0.0.0 is all of this machine, 127.0.0.1 itself only");
    }
    return given.map(Given::text).orElse(standard);
  }

  private int port(Section section, String key, int standard) {
    int port = Values.listeningPort(section, key, standard);
    String name = section.nameOf(key);
    Optional<String> taken =
        port == 0 ? Optional.empty() : Optional.ofNullable(takenPorts.putIfAbsent(port, name));
    if (taken.isPresent()) {
      ValueOrigin place = section.find(key).map(Given::place).orElse(section.place());
      section
          .mistakes()
          .add(place, name, port + " is also " + taken.get() + ": give each a port of its own");
    }
    return port;
  }

  private static Optional<HttpConfig.Tls> tls(Section section) {
    Optional<Path> certificate = Values.path(section, "certificate");
    Optional<Path> key = Values.path(section, "key");
    if (certificate.isPresent() != key.isPresent()) {
      String missing = certificate.isPresent() ? "key" : "certificate";
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf(missing),
              "is missing: TLS needs a certificate and its key, both as PEM files");
    }
    return certificate.flatMap(chain -> key.map(secret -> new HttpConfig.Tls(chain, secret)));
  }
}
