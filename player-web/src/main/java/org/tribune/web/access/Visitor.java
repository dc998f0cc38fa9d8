package org.tribune.web.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.web.audience.ViewerKey;

/**
 * Where a member of the staff is, for the list of their sessions and the audit trail. Of citizens
 * nothing of the kind is ever kept.
 *
 * @param address of the network
 * @param from browser, system and address in words that need no language
 */
public record Visitor(String address, String from) {
  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_PROGRAM = 40;

  /** What browsers call themselves, the most particular first: they claim to be the others too. */
  private static final Map<String, String> BROWSERS =
      ordered(
          "Edg/",
          "Edge",
          "OPR/",
          "Opera",
          "SamsungBrowser",
          "Samsung Internet",
          "Firefox/",
          "Firefox",
          "FxiOS",
          "Firefox",
          "CriOS",
          "Chrome",
          "Chrome/",
          "Chrome",
          "Safari/",
          "Safari");

  private static final Map<String, String> SYSTEMS =
      ordered(
          "iPhone",
          "iPhone",
          "iPad",
          "iPad",
          "Android",
          "Android",
          "CrOS",
          "ChromeOS",
          "Windows",
          "Windows",
          "Mac OS",
          "macOS",
          "Linux",
          "Linux");

  private static Map<String, String> ordered(String... words) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /** Whom a request comes from. */
  public static Visitor of(HttpServerRequest request) {
    String address = ViewerKey.address(request);
    String shown =
        address.length() > LONGEST_ADDRESS ? address.substring(0, LONGEST_ADDRESS) : address;
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return new Visitor(shown, program(agent) + ", " + shown);
  }

  private static String program(String agent) {
    Optional<String> browser = word(BROWSERS, agent);
    if (browser.isPresent()) {
      return browser.get() + word(SYSTEMS, agent).map(system -> ", " + system).orElse("");
    }
    String first = agent.strip().split("\\s", 2)[0];
    return first.isEmpty() ? "?" : first.substring(0, Math.min(first.length(), LONGEST_PROGRAM));
  }

  private static Optional<String> word(Map<String, String> words, String agent) {
    return words.entrySet().stream()
        .filter(each -> agent.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
