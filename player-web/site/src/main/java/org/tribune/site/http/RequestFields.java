package org.tribune.site.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openapitools.jackson.nullable.JsonNullable;

/** What the fields of a request's record have to be, in the words of who sent another thing. */
final class RequestFields {
  private static final String WORD = "request.kind.word";
  private static final String OBJECT = "request.kind.object";

  /** Codes of messages. */
  private static final Map<Class<?>, String> KINDS =
      Map.of(
          String.class, "request.kind.text",
          Boolean.class, "request.kind.flag",
          boolean.class, "request.kind.flag",
          Integer.class, "request.kind.number",
          int.class, "request.kind.number",
          List.class, "request.kind.list",
          Map.class, OBJECT,
          ZoneId.class, "request.kind.time-zone",
          LocalDateTime.class, "request.kind.day-and-hour");

  private final Class<?> type;
  private final List<Object> arguments;

  /**
   * @param type of the record that is read
   * @param arguments of {@link RequestField#problem}
   */
  RequestFields(Class<?> type, List<Object> arguments) {
    this.type = type;
    this.arguments = arguments;
  }

  /** Refuses what would be taken for left out, which is another thing: null, and blank texts. */
  void requireNoneBlank(JsonNode json) {
    for (RecordComponent each : components(type).toList()) {
      JsonNode value = json.path(name(each));
      Class<?> held = content(each.getGenericType());
      if (!each.isAnnotationPresent(Lenient.class)) {
        requireNotBlank(each, held, value);
      }
      if (value.isObject() && held.isRecord()) {
        new RequestFields(held, arguments).requireNoneBlank(value);
      } else if (value.isArray() && held == List.class) {
        Class<?> element = element(each.getGenericType());
        if (element.isRecord()) {
          value.forEach(
              one -> {
                if (one.isObject()) {
                  new RequestFields(element, arguments).requireNoneBlank(one);
                }
              });
        }
      }
    }
  }

  private void requireNotBlank(RecordComponent field, Class<?> held, JsonNode value) {
    if (value.isNull() && !mayBeNull(field)) {
      throw wrong(field, held, "null");
    }
    boolean isBlank = value.isTextual() && value.textValue().isBlank();
    if (isBlank && field.getType() == JsonNullable.class && held != String.class) {
      // It would be taken for left out.
      throw wrong(field, held, value.toString());
    }
  }

  private static boolean mayBeNull(RecordComponent field) {
    RequestField said = field.getAnnotation(RequestField.class);
    return field.getType() == JsonNullable.class || (said != null && said.orNull());
  }

  /** The names of all of them. */
  Stream<String> names() {
    return components(type).map(RequestFields::name);
  }

  /** Why a request could not be read. */
  ProblemException problem(JsonMappingException failure) {
    if (failure.getCause() instanceof ProblemException refused) {
      return refused;
    }
    Optional<RecordComponent> named = Optional.empty();
    Class<?> wanted = type;
    for (JsonMappingException.Reference each : failure.getPath()) {
      if (each.getFieldName() == null || wanted == Map.class) {
        wanted = named.isPresent() ? element(named.get().getGenericType()) : wanted;
        continue;
      }
      named = component(wanted, each.getFieldName());
      wanted = named.isPresent() ? content(named.get().getGenericType()) : wanted;
    }
    String why =
        failure.getCause() instanceof IllegalArgumentException said
            ? String.valueOf(said.getMessage())
            : "null";
    return named.isPresent() ? wrong(named.get(), wanted, why) : invalidId(why);
  }

  private static ProblemException invalidId(String why) {
    return ProblemException.badRequest("request.id-invalid", why);
  }

  private ProblemException wrong(RecordComponent field, Class<?> wanted, String why) {
    RequestField said = field.getAnnotation(RequestField.class);
    if (said != null && !said.problem().isEmpty()) {
      List<Object> all = new ArrayList<>(arguments);
      all.add(name(field));
      return ProblemException.badRequest(said.problem(), all.toArray());
    }
    if (said != null && !said.kind().isEmpty() && wanted != List.class) {
      return ProblemException.mustBe(name(field), said.kind());
    }
    if (wanted.isEnum()) {
      return ProblemException.mustBe(name(field), WORD);
    }
    String kind = wanted.isRecord() && !isId(wanted) ? OBJECT : KINDS.get(wanted);
    return kind == null ? invalidId(why) : ProblemException.mustBe(name(field), kind);
  }

  /** True of an id, which is a record in Java, and a text in JSON. */
  static boolean isId(Class<?> type) {
    return type.isRecord()
        && Stream.of(type.getDeclaredConstructors())
            .anyMatch(each -> each.isAnnotationPresent(JsonCreator.class));
  }

  private static Optional<RecordComponent> component(Class<?> holder, String name) {
    return holder.isRecord()
        ? components(holder).filter(each -> name(each).equals(name)).findFirst()
        : Optional.empty();
  }

  /** Those whose names JSON has: for a record that is unwrapped, its own. */
  private static Stream<RecordComponent> components(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(
            each ->
                each.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    ? components(each.getType())
                    : Stream.of(each));
  }

  private static String name(RecordComponent component) {
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given == null ? component.getName() : given.value();
  }

  /** What a component holds: that of an Optional is what is in it. */
  private static Class<?> content(Type type) {
    if (type instanceof ParameterizedType wrapped && wrapped.getRawType() instanceof Class<?> raw) {
      return raw == Optional.class || raw == JsonNullable.class
          ? content(wrapped.getActualTypeArguments()[0])
          : raw;
    }
    return (Class<?>) type;
  }

  /** What a list holds, or a map by its keys. */
  private static Class<?> element(Type type) {
    if (type instanceof ParameterizedType wrapped) {
      Type last = wrapped.getActualTypeArguments()[wrapped.getActualTypeArguments().length - 1];
      return wrapped.getRawType() == List.class || wrapped.getRawType() == Map.class
          ? content(last)
          : element(last);
    }
    return (Class<?>) type;
  }
}
