package org.tribune.site.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.tribune.site.http.ApiJson;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code openapi.yaml} says of answers (JSON Schema 2020-12, as OpenAPI 3.1 has it). A field
 * that it does not name is a fault: programs would begin to rely on it. Safe for all threads.
 */
final class ApiDescription {
  private static final String COMPONENTS = "#/components/schemas/";

  /** What every address may answer, as the description says at its head. */
  private static final Set<Integer> ANYWHERE = Set.of(404, 405, 413, 415);

  private static final Set<String> WHOLES = Set.of("items", "oneOf", "anyOf");

  static final ApiDescription ONLY = new ApiDescription();

  /** A path of the description, such as {@code /api/v1/sittings/{sitting}}. */
  private record Described(Pattern form, long parameters, JsonNode methods) {}

  private final JsonNode document;
  private final ObjectNode components = ApiJson.object();
  private final List<Described> paths = new ArrayList<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final ConcurrentHashMap<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private ApiDescription() {
    try (InputStream in = Api.class.getResourceAsStream("openapi.yaml")) {
      // Jackson's own reader knows no aliases.
      document = ApiJson.of(new Yaml().load(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            each -> components.set(each.getKey(), closed(each.getValue(), /* branch= */ true)));
    document
        .path("paths")
        .properties()
        .forEach(
            each ->
                paths.add(
                    new Described(
                        Pattern.compile(each.getKey().replaceAll("\\{\\w+}", "[^/]+")),
                        each.getKey().chars().filter(letter -> letter == '{').count(),
                        each.getValue())));
  }

  /**
   * What is wrong with an answer of JSON, in words; empty if nothing is.
   *
   * @param path of the request, without its query
   * @param type of the answer, without its parameters
   */
  List<String> faults(String method, String path, int status, String type, String body) {
    Optional<JsonNode> responses =
        find(path)
            .map(each -> each.path(method.toLowerCase(Locale.ROOT)).path("responses"))
            .filter(JsonNode::isObject);
    JsonNode answer =
        responses
            .map(each -> resolved(each.path(Integer.toString(status))))
            .filter(JsonNode::isObject)
            .orElseGet(() -> ANYWHERE.contains(status) ? problem() : MissingNode.getInstance());
    if (answer.isMissingNode()) {
      return List.of(status + " is not described");
    }
    JsonNode schema = answer.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of(type + " is not described for " + status);
    }
    return schemas.computeIfAbsent(schema, this::compiled).validate(body, InputFormat.JSON).stream()
        .map(ApiDescription::words)
        .toList();
  }

  private JsonNode problem() {
    return document.at("/components/responses/Problem");
  }

  /** Where the description has a key and nothing behind it, as JSON pointers. */
  List<String> keysWithoutValue() {
    List<String> found = new ArrayList<>();
    addKeysWithoutValue(document, "", found);
    return found;
  }

  private static void addKeysWithoutValue(JsonNode node, String pointer, List<String> found) {
    node.properties()
        .forEach(
            each -> {
              String at = pointer + "/" + each.getKey();
              if (each.getValue().isNull()) {
                found.add(at);
              }
              addKeysWithoutValue(each.getValue(), at, found);
            });
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      addKeysWithoutValue(node.get(index), pointer + "/" + index, found);
    }
  }

  private static String words(Error error) {
    return error.getInstanceLocation() + ": " + error.getMessage();
  }

  /** The path that fits with the fewest parameters. */
  private Optional<JsonNode> find(String path) {
    return paths.stream()
        .filter(each -> each.form().matcher(path).matches())
        .min((one, other) -> Long.compare(one.parameters(), other.parameters()))
        .map(Described::methods);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = ApiJson.object();
    whole.set("allOf", ApiJson.array().add(closed(schema, /* branch= */ false)));
    whole.set("$defs", components);
    return registry.getSchema(whole.toString().replace(COMPONENTS, "#/$defs/"), InputFormat.JSON);
  }

  /**
   * Lets no object have a field that is not named.
   *
   * @param branch true for a part of a whole ({@code allOf}), which leaves that to the whole
   */
  private static JsonNode closed(JsonNode schema, boolean branch) {
    if (!(schema instanceof ObjectNode before)) {
      return schema;
    }
    ObjectNode after = before.deepCopy();
    before
        .properties()
        .forEach(
            each -> {
              switch (each.getKey()) {
                case "properties" -> after.set("properties", closedEach(each.getValue()));
                case "allOf" -> after.set("allOf", closedAll(each.getValue(), /* branch= */ true));
                case String name when WHOLES.contains(name) ->
                    after.set(
                        name,
                        each.getValue().isArray()
                            ? closedAll(each.getValue(), /* branch= */ false)
                            : closed(each.getValue(), /* branch= */ false));
                default -> {}
              }
            });
    boolean hasFields = after.has("properties") || after.has("allOf") || after.has("$ref");
    if (!branch && hasFields && !after.has("additionalProperties")) {
      after.put("unevaluatedProperties", false);
    }
    return after;
  }

  private static ObjectNode closedEach(JsonNode properties) {
    ObjectNode closed = ApiJson.object();
    properties
        .properties()
        .forEach(each -> closed.set(each.getKey(), closed(each.getValue(), /* branch= */ false)));
    return closed;
  }

  private static ArrayNode closedAll(JsonNode schemas, boolean branch) {
    ArrayNode closed = ApiJson.array();
    schemas.forEach(each -> closed.add(closed(each, branch)));
    return closed;
  }
}
