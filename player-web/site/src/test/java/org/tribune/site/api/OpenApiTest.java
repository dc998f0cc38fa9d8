package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.site.RunningServer;

/** The description and the routes are the same. */
class OpenApiTest {
  @TempDir Path directory;

  @Test
  void openApi_eachRoute_isDescribedAndNoOther() throws IOException {
    List<String> described = new ArrayList<>();
    try (RunningServer running = new RunningServer(directory)) {
      JsonNode document = new YAMLMapper().readTree(running.get("/api/v1/openapi.yaml").body());
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
      assertThat(running.server().routes())
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(described);
    }
  }
}
