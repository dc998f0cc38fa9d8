package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.site.RunningServer;

/** The description and the routes are the same. */
class OpenApiTest {
  @TempDir Path directory;

  /** The routes that a description names, such as {@code GET /api/v1/channels/{channel}}. */
  private static List<String> routes(JsonNode document) {
    List<String> described = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return described;
  }

  /** True if there is a request which both routes are for. */
  private static boolean meet(String route, String other) {
    String[] parts = route.split("/", /* limit= */ -1);
    String[] others = other.split("/", /* limit= */ -1);
    return parts.length == others.length
        && IntStream.range(0, parts.length)
            .allMatch(i -> takes(parts[i], others[i]) || takes(others[i], parts[i]));
  }

  private static boolean takes(String part, String other) {
    return Pattern.matches(
        Pattern.quote(part).replaceAll("\\{\\w+}", "\\\\E.+\\\\Q"),
        other.replaceAll("\\{\\w+}", "any"));
  }

  @Test
  void openApi_eachRoute_isDescribedAndNoOther() throws IOException {
    try (RunningServer running = new RunningServer(directory)) {
      JsonNode document = new YAMLMapper().readTree(running.get("/api/v1/openapi.yaml").body());
      assertThat(running.server().routes())
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(routes(document));
    }
  }

  /** Features are mounted in any order: a request that two of them take would go to either. */
  @Test
  void openApi_twoRoutes_areNeverForTheSameRequest() throws IOException {
    List<String> routes;
    try (InputStream in = Api.class.getResourceAsStream("openapi.yaml")) {
      routes = routes(new YAMLMapper().readTree(in));
    }
    assertThat(meet("GET /sittings/{sitting}/{file}", "GET /sittings/calendar/{year}")).isTrue();
    for (String route : routes) {
      assertThat(routes).as(route).filteredOn(other -> meet(route, other)).containsExactly(route);
    }
  }
}
