package gaia.client;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Reads and writes the records of this package by Jakarta JSON Processing, so that it does not
 * matter which binding the application uses for its own classes.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class JsonRecords implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return isOurs(generic);
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return isOurs(generic) || isOurs(type);
  }

  /** A record of this package, or a list of such. */
  private static boolean isOurs(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return isOurs(parameterized.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> one
        && one.isRecord()
        && one.getPackageName().equals(JsonRecords.class.getPackageName());
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try (JsonReader reader = Json.createReader(body)) {
      return RecordMembers.required(generic, reader.readValue());
    } catch (RuntimeException e) {
      throw new IOException("The answer is not what this client understands", e);
    }
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    headers.putSingle("Content-Type", MediaType.APPLICATION_JSON + ";charset=UTF-8");
    try (JsonWriter writer = Json.createWriter(body)) {
      writer.write(RecordMembers.json(value));
    }
  }
}
