package org.tribune.site.account;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.account.Account;
import org.tribune.core.network.ClientNetwork;

/**
 * Where a member of the staff is, for the list of their sessions and the audit trail. Of citizens
 * nothing of the kind is ever kept.
 *
 * @param network that limits count
 * @param from browser, system and address in words that need no language
 * @param marks of people who have signed in with this browser, see {@link DeviceCookie}
 */
public record Visitor(ClientNetwork network, String from, List<String> marks) {
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

  /** Whom a request comes from {@code address}, with these marks. */
  public static Visitor of(HttpServerRequest request, InetAddress address, List<String> marks) {
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return new Visitor(
        ClientNetwork.of(address), program(agent) + ", " + address.getHostAddress(), marks);
  }

  /** What a try to sign in as the person of {@code account}, if there is one, is counted as. */
  public SignInSource source(Optional<Account> account) {
    return account
        .flatMap(each -> DeviceCookie.device(marks, each))
        .<SignInSource>map(SignInSource.Device::new)
        .orElseGet(() -> new SignInSource.Network(network));
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
