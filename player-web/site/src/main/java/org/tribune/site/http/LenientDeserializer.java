package org.tribune.site.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is {@link Lenient}. Immutable. */
final class LenientDeserializer extends JsonDeserializer<Object> implements ContextualDeserializer {
  private final JavaType type;

  /** For Jackson, which then asks for that of a field. */
  LenientDeserializer() {
    this(TypeFactory.unknownType());
  }

  private LenientDeserializer(JavaType type) {
    this.type = type;
  }

  @Override
  public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field) {
    return new LenientDeserializer(field.getType());
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return read(parser.readValueAsTree(), type, context);
  }

  @Override
  public Object getNullValue(DeserializationContext context) throws JsonMappingException {
    return getAbsentValue(context);
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
    try {
      return read(MissingNode.getInstance(), type, context);
    } catch (IOException e) {
      throw JsonMappingException.from(context, "Nothing can't be read as " + type, e);
    }
  }

  private static Object read(JsonNode node, JavaType type, DeserializationContext context)
      throws IOException {
    Class<?> wanted = type.getRawClass();
    if (wanted == Optional.class) {
      JavaType held = type.containedType(0);
      boolean isThere = isObject(held) ? node.isObject() : !node.isNull() && !node.isMissingNode();
      return isThere ? Optional.of(read(node, held, context)) : Optional.empty();
    } else if (wanted == List.class) {
      List<Object> values = new ArrayList<>();
      for (JsonNode each : node) {
        values.add(read(each, type.containedType(0), context));
      }
      return List.copyOf(values);
    } else if (wanted == JsonNode.class) {
      return node;
    } else if (wanted == boolean.class) {
      return node.asBoolean(false);
    } else if (wanted == long.class) {
      return node.asLong(-1);
    } else if (isObject(type)) {
      return context.readTreeAsValue(node.isObject() ? node : ApiJson.object(), type);
    }
    return context.readTreeAsValue(TextNode.valueOf(node.asText("")), type);
  }

  /** False of an id, which is a record too, but a text in JSON. */
  private static boolean isObject(JavaType type) {
    return type.isRecordType()
        && Stream.of(type.getRawClass().getDeclaredConstructors())
            .noneMatch(each -> each.isAnnotationPresent(JsonCreator.class));
  }
}
