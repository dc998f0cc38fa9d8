package org.tribune.site.http;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;
import org.tribune.core.status.StatusEntry;

/** Values as JSON: times in ISO 8601, an absent value as null. Safe for all threads. */
public final class ApiJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addMixIn(StatusEntry.class, WithoutKind.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /**
   * In the log a word distinguishes the kinds of status; the API has each in a place of its own.
   */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  private interface WithoutKind {}

  private ApiJson() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A record of {@code org.tribune.core.status}, or any value. */
  public static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The same as text; {@link IllegalArgumentException} if it is no value that JSON can say. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The object that {@code text} holds; an empty one if it is none. */
  public static ObjectNode parse(@Nullable String text) {
    if (text == null) {
      return object();
    }
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object ? object : object();
    } catch (JsonProcessingException e) {
      return object();
    }
  }
}
