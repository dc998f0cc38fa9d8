package org.tribune.site.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;
import org.openapitools.jackson.nullable.JsonNullableModule;

/**
 * The JSON object that a request carries, from which its record is read.
 *
 * <p>A component of the record that is an {@link java.util.Optional} may be left out, and is never
 * null; a {@link JsonNullable} may be left out, or null, which are two things; any other must be
 * there, or is {@link Lenient}. Words of closed sets are {@link ApiWords}. Fields that the record
 * does not name are ignored: a newer page may send them. Nothing is made into another type: {@code
 * "1"} is no number; but a number or a flag in an id's place is the text that it looks like.
 * Immutable.
 */
public final class RequestBody {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new JsonNullableModule())
          .addModule(texts())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          // A blank text would be taken for left out.
          .withCoercionConfigDefaults(
              all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  Stream.of(
                          CoercionInputShape.Integer,
                          CoercionInputShape.Float,
                          CoercionInputShape.Boolean)
                      .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)))
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private final ObjectNode json;

  private RequestBody(ObjectNode json) {
    this.json = json;
  }

  /** The body of a request; an empty object if it is none. */
  public static RequestBody of(RoutingContext context) {
    return of(context.body().asString());
  }

  /** A body as it was sent; an empty object if it is none. */
  static RequestBody of(@Nullable String text) {
    return new RequestBody(ApiJson.parse(text));
  }

  /**
   * What it says.
   *
   * @param arguments of {@link RequestField#problem}
   * @throws ProblemException if it does not fit; it names the field, or is what the record threw
   */
  public <T extends Record> T read(Class<T> type, Object... arguments) {
    RequestFields fields = new RequestFields(type, List.of(arguments));
    fields.requireNoneBlank(json);
    try {
      return MAPPER.treeToValue(json, type);
    } catch (JsonMappingException e) {
      throw fields.problem(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The version that a change was made on. */
  public long version() {
    JsonNode version = json.path("version");
    if (!version.canConvertToLong() || !version.isIntegralNumber()) {
      throw ProblemException.mustBe("version", "request.kind.version");
    }
    return version.asLong();
  }

  /** Whether it says anything of a field, be it null. */
  public boolean has(String field) {
    return json.has(field);
  }

  /**
   * The objects of a list, each to be read by itself; empty where another thing stands. No list is
   * an empty one.
   */
  public List<Optional<RequestBody>> list(String field) {
    List<Optional<RequestBody>> objects = new ArrayList<>();
    if (json.path(field).isArray()) {
      for (JsonNode each : json.path(field)) {
        objects.add(
            each instanceof ObjectNode one ? Optional.of(new RequestBody(one)) : Optional.empty());
      }
    }
    return objects;
  }

  /** Its fields with their values, for the audit trail, as they were sent. */
  public Stream<Map.Entry<String, JsonNode>> fields() {
    return json.properties().stream();
  }

  /** Those of a record's fields that it has, in the record's order. */
  public Stream<String> named(Class<? extends Record> type) {
    return new RequestFields(type, List.of()).names().filter(json::has);
  }

  /** What is so after a field that null takes away; what is left out is as it was. */
  public static <T> Optional<T> after(JsonNullable<T> field, Optional<T> before) {
    return field.isPresent() ? Optional.ofNullable(field.get()) : before;
  }

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule();
    module.setDeserializers(
        new SimpleDeserializers() {
          @Override
          @SuppressWarnings({"rawtypes", "unchecked"})
          public JsonDeserializer<?> findEnumDeserializer(
              Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new TextDeserializer<>(
                type, word -> ApiWords.read(type.asSubclass(Enum.class), word).orElseThrow());
          }

          @Override
          public JsonDeserializer<?> findBeanDeserializer(
              JavaType type, DeserializationConfig config, BeanDescription description)
              throws JsonMappingException {
            Class<?> raw = type.getRawClass();
            return RequestFields.isId(raw)
                ? new TextDeserializer<>(raw, text -> id(raw, text))
                : super.findBeanDeserializer(type, config, description);
          }
        });
    return module
        .addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, Instant::parse))
        .addDeserializer(LocalDate.class, new TextDeserializer<>(LocalDate.class, LocalDate::parse))
        .addDeserializer(
            LocalDateTime.class, new TextDeserializer<>(LocalDateTime.class, LocalDateTime::parse));
  }

  private static Object id(Class<?> type, String text) {
    try {
      return type.getConstructor(String.class).newInstance(text);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getTargetException().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is a text in JSON; Jackson's own take numbers, lists and empty texts for times too. */
  private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Function<String, T> parse;

    private TextDeserializer(Class<?> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getValueAsString("");
      try {
        return parse.apply(text);
      } catch (DateTimeException | NoSuchElementException e) {
        throw context.weirdStringException(text, handledType(), "not one");
      }
    }
  }
}
