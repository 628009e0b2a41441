package gaia.client;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back: {@code conversationId} is {@code conversation_id}, moments are ISO
 * 8601, null is left out, and members that are not known here are passed over, so that a newer
 * server can say more.
 */
final class RecordMembers {

  private RecordMembers() {}

  static String name(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  static JsonValue json(Object value) {
    if (value instanceof Record one) {
      JsonObjectBuilder object = Json.createObjectBuilder();
      for (RecordComponent component : one.getClass().getRecordComponents()) {
        Object member = call(component, one);
        if (member != null) {
          object.add(name(component.getName()), json(member));
        }
      }
      return object.build();
    }
    if (value instanceof List<?> many) {
      JsonArrayBuilder array = Json.createArrayBuilder();
      many.forEach(each -> array.add(json(each)));
      return array.build();
    }
    return plain(value);
  }

  private static JsonValue plain(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Integer number) {
      return Json.createValue(number);
    }
    if (value instanceof String || value instanceof Instant) {
      return Json.createValue(value.toString());
    }
    throw new IllegalArgumentException("nothing is sent as " + value.getClass().getName());
  }

  private static @Nullable Object call(RecordComponent component, Record one) {
    try {
      return component.getAccessor().invoke(one);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** What must be there. */
  static Object required(Type type, JsonValue value) {
    Object read = value(type, value);
    if (read == null) {
      throw new IllegalArgumentException("null is not expected for " + type.getTypeName());
    }
    return read;
  }

  static @Nullable Object value(Type type, JsonValue value) {
    if (value.getValueType() == JsonValue.ValueType.NULL) {
      return absent(type);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? map(arguments[1], value.asJsonObject())
          : list(arguments[0], value.asJsonArray());
    }
    if (type instanceof Class<?> one && one.isRecord()) {
      return record(one, value.asJsonObject());
    }
    return plain(type, value);
  }

  private static @Nullable Object plain(Type type, JsonValue value) {
    if (type == String.class) {
      return ((JsonString) value).getString();
    }
    if (type == Instant.class) {
      return Instant.parse(((JsonString) value).getString());
    }
    if (type == boolean.class) {
      return value.getValueType() == JsonValue.ValueType.TRUE;
    }
    JsonNumber number = (JsonNumber) value;
    if (type == int.class || type == Integer.class) {
      return number.intValueExact();
    }
    return type == long.class ? (Object) number.longValueExact() : (Object) number.doubleValue();
  }

  private static List<Object> list(Type element, JsonArray array) {
    List<Object> read = new ArrayList<>();
    array.forEach(each -> read.add(required(element, each)));
    return List.copyOf(read);
  }

  private static Map<String, Object> map(Type element, JsonObject object) {
    Map<String, Object> read = new LinkedHashMap<>();
    object.forEach((key, each) -> read.put(key, required(element, each)));
    return Map.copyOf(read);
  }

  private static Object record(Class<?> type, JsonObject object) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] members = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      JsonValue member = object.getOrDefault(name(components[i].getName()), JsonValue.NULL);
      members[i] = value(components[i].getGenericType(), member);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(members);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  /** A number or a truth value that the server did not send. */
  private static @Nullable Object absent(Type type) {
    if (type == boolean.class) {
      return false;
    }
    if (type instanceof Class<?> one && one.isPrimitive()) {
      return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : (Object) 0.0;
    }
    return null;
  }
}
