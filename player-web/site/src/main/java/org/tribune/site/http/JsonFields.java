package org.tribune.site.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.text.Message;

/** Reads the fields of a request's JSON; what is not what it should be is refused in words. */
public final class JsonFields {
  private JsonFields() {}

  /**
   * A field is not what it has to be.
   *
   * @param what code of the message that says what
   */
  public static ProblemException wrong(String field, String what) {
    return ProblemException.badRequest("request.field-must-be", field, Message.of(what));
  }

  /** The version that a change was made on. */
  public static long version(JsonNode order) {
    JsonNode version = order.path("version");
    if (!version.canConvertToLong() || !version.isIntegralNumber()) {
      throw wrong("version", "request.kind.version");
    }
    return version.asLong();
  }

  public static String text(JsonNode order, String field, String otherwise) {
    JsonNode value = order.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw wrong(field, "request.kind.text");
    }
    return value.asText();
  }

  public static int number(JsonNode order, String field) {
    JsonNode value = order.path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(field, "request.kind.number");
    }
    return value.asInt();
  }

  public static boolean flag(JsonNode order, String field, boolean otherwise) {
    JsonNode value = order.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(field, "request.kind.flag");
    }
    return value.asBoolean();
  }

  public static <T extends Enum<T>> T word(
      JsonNode order, String field, Class<T> type, T otherwise) {
    if (!order.has(field)) {
      return otherwise;
    }
    return ApiWords.read(type, order.path(field).asText(""))
        .orElseThrow(() -> wrong(field, "request.kind.word"));
  }

  /** An id that may be null. */
  public static <T> Optional<T> id(JsonNode order, String field, Function<String, T> make) {
    JsonNode value = order.path(field);
    return value.isNull() || value.isMissingNode()
        ? Optional.empty()
        : Optional.of(Parameters.id(value.asText(""), make));
  }

  public static <T> List<T> list(ObjectNode order, String field, Function<JsonNode, T> read) {
    if (!order.path(field).isArray()) {
      throw wrong(field, "request.kind.list");
    }
    List<T> values = new ArrayList<>();
    order.path(field).forEach(each -> values.add(read.apply(each)));
    return values;
  }
}
