package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.site.RunningServer;

/**
 * The lines that clerks say of a sitting: all that {@code openapi.yaml} names, as long as it says.
 */
class SittingDetailsTest {
  private static final String SITTINGS = "/api/v1/sittings";

  @TempDir Path directory;

  private static Map<String, Integer> described(RunningServer running) throws IOException {
    JsonNode lines =
        new YAMLMapper()
            .readTree(running.get("/api/v1/openapi.yaml").body())
            .at("/components/schemas/SittingDetails/properties");
    Map<String, Integer> longest = new HashMap<>();
    lines
        .properties()
        .forEach(each -> longest.put(each.getKey(), each.getValue().path("maxLength").intValue()));
    return longest;
  }

  @Test
  void details_eachThatIsDescribed_isKeptAnsweredAndOnThePageAndNoLonger() throws IOException {
    try (RunningServer running = new RunningServer(directory)) {
      String clerk = running.signIn();
      Map<String, Integer> lines = described(running);
      assertThat(lines).containsKey("place");
      JsonObject order = JsonObject.of("body", "Conseil", "localStart", "2026-11-25T18:30");
      lines.forEach(
          (name, longest) ->
              order.put(name, (name + " ").repeat(longest).substring(0, longest - 1) + "x"));
      JsonObject made =
          new JsonObject(running.order("POST", SITTINGS, order.encode(), clerk).body());
      String at = "/" + made.getString("id");
      running.order(
          "PATCH",
          SITTINGS + at,
          JsonObject.of("version", 0, "status", "announced").encode(),
          clerk);
      JsonObject read = new JsonObject(running.get(SITTINGS + at).body());
      String page = running.get("/sittings" + at).body();
      lines
          .keySet()
          .forEach(
              name -> {
                assertThat(made.getString(name)).isEqualTo(order.getString(name));
                assertThat(read.getString(name)).isEqualTo(order.getString(name));
                assertThat(page).contains(order.getString(name));
                assertThat(
                        running
                            .order(
                                "PATCH",
                                SITTINGS + at,
                                JsonObject.of("version", 1, name, order.getString(name) + "x")
                                    .encode(),
                                clerk)
                            .statusCode())
                    .isEqualTo(400);
              });
    }
  }
}
