package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.site.RunningServer;

/** Each route has a golden answer in which it did what it is for. */
class EveryRouteTest {
  /** A method and a path without its query, who asked, and the status. */
  private static final Pattern ASKED =
      Pattern.compile("([A-Z]+) ([^? ]+(?:<[a-z]+ \\d+>[^? ]*)*)(?:\\?.*)? by .* → (\\d+)");

  /** Routes without such an answer, with the reason. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "GET /api/v1/operator/publications/{number}/certificate.pdf",
          "its typeface is the machine's; PublishingTest reads it");

  @TempDir Path directory;

  private static Pattern pattern(String route) {
    return Pattern.compile(
        Pattern.quote(route).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q").replace("*", "\\E.*\\Q"));
  }

  private static long braces(String route) {
    return route.chars().filter(each -> each == '{' || each == '*').count();
  }

  @Test
  void everyRoute_wasAnsweredOnce() {
    List<String> routes;
    try (RunningServer running = new RunningServer(directory)) {
      routes =
          running.server().allRoutes().stream()
              .sorted(Comparator.comparingLong(EveryRouteTest::braces))
              .toList();
    }
    Set<String> missing = new HashSet<>(routes);
    missing.removeAll(EXCEPTIONS.keySet());
    for (String answered : GoldenFile.answered()) {
      Matcher asked = ASKED.matcher(answered);
      if (asked.matches() && Integer.parseInt(asked.group(3)) < 400) {
        String request = asked.group(1) + " " + asked.group(2);
        routes.stream()
            .filter(route -> pattern(route).matcher(request).matches())
            .findFirst()
            .ifPresent(missing::remove);
      }
    }
    assertThat(missing).isEmpty();
  }
}
