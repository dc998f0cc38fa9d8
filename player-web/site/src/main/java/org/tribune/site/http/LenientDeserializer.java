package org.tribune.site.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openapitools.jackson.nullable.JsonNullable;

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
    return nothing(NullNode.getInstance(), context);
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
    return nothing(MissingNode.getInstance(), context);
  }

  private Object nothing(JsonNode node, DeserializationContext context)
      throws JsonMappingException {
    try {
      return read(node, type, context);
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
    } else if (wanted == JsonNullable.class) {
      return node.isMissingNode()
          ? JsonNullable.undefined()
          : JsonNullable.of(node.isNull() ? null : read(node, type.containedType(0), context));
    } else if (wanted == List.class) {
      return list(node, type.containedType(0), context);
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

  private static List<Object> list(JsonNode node, JavaType type, DeserializationContext context)
      throws IOException {
    List<Object> values = new ArrayList<>();
    for (JsonNode each : node) {
      try {
        values.add(read(each, type, context));
      } catch (JsonMappingException e) {
        throw JsonMappingException.wrapWithPath(e, values, values.size());
      }
    }
    return List.copyOf(values);
  }

  private static boolean isObject(JavaType type) {
    return type.isRecordType() && !RequestFields.isId(type.getRawClass());
  }
}
