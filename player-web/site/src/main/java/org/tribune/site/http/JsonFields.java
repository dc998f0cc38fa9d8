package org.tribune.site.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of a request's JSON; what is not what it should be is refused in words. */
public final class JsonFields {
  private JsonFields() {}

  public static RefusedException wrong(String field, String fr, String en) {
    return RefusedException.badRequest(
        "« " + field + " » doit être " + fr + ".", "'" + field + "' must be " + en + ".");
  }

  public static String text(JsonNode order, String field, String otherwise) {
    JsonNode value = order.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw wrong(field, "un texte", "a text");
    }
    return value.asText();
  }

  public static int number(JsonNode order, String field) {
    JsonNode value = order.path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(field, "un nombre entier", "a whole number");
    }
    return value.asInt();
  }

  public static boolean flag(JsonNode order, String field, boolean otherwise) {
    JsonNode value = order.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(field, "vrai ou faux", "true or false");
    }
    return value.asBoolean();
  }

  public static <T extends Enum<T>> T word(
      JsonNode order, String field, Class<T> type, T otherwise) {
    if (!order.has(field)) {
      return otherwise;
    }
    return ApiWords.read(type, order.path(field).asText(""))
        .orElseThrow(() -> wrong(field, "un des mots prévus", "one of the words that it can be"));
  }

  /** An id that may be null. */
  public static <T> Optional<T> id(JsonNode order, String field, Function<String, T> make) {
    JsonNode value = order.path(field);
    return value.isNull() || value.isMissingNode()
        ? Optional.empty()
        : Optional.of(named(value.asText(""), make));
  }

  public static <T> T named(String id, Function<String, T> make) {
    try {
      return make.apply(id);
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest(
          "Un identifiant n’est pas valable.", "An id is not one: " + e.getMessage());
    }
  }

  public static <T> List<T> list(ObjectNode order, String field, Function<JsonNode, T> read) {
    if (!order.path(field).isArray()) {
      throw wrong(field, "une liste", "a list");
    }
    List<T> values = new ArrayList<>();
    order.path(field).forEach(each -> values.add(read.apply(each)));
    return values;
  }
}
