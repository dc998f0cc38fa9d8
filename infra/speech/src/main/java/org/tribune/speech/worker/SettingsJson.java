package org.tribune.speech.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tribune.speech.EngineSettings;

/** Settings on their way into the worker: hotwords are not to be seen in the list of processes. */
final class SettingsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingsJson() {}

  static String write(EngineSettings settings) {
    ObjectNode all = JSON.createObjectNode();
    all.put("kind", settings.kind().name());
    all.put("language", settings.language());
    settings.model().ifPresent(model -> all.put("model", "" + model.toAbsolutePath()));
    settings.command().forEach(all.putArray("command")::add);
    all.put("threads", settings.threads());
    settings.hotwords().forEach(all.putArray("hotwords")::add);
    return all.toString();
  }

  static EngineSettings read(String json) throws JsonProcessingException {
    JsonNode all = JSON.readTree(json);
    return new EngineSettings(
        EngineSettings.Kind.valueOf(all.path("kind").asText()),
        all.path("language").asText(),
        Optional.ofNullable(all.path("model").textValue()).map(Path::of),
        texts(all.path("command")),
        all.path("threads").asInt(),
        texts(all.path("hotwords")));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), /* parallel= */ false)
        .map(JsonNode::asText)
        .toList();
  }
}
