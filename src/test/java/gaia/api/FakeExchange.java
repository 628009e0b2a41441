package gaia.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request to a filter, and what it answered, without a server. */
final class FakeExchange {

  final String method;
  final String path;
  final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final ByteArrayOutputStream answered = new ByteArrayOutputStream();
  int status = 200;

  /** What stands behind the filter, for a read of the same path. */
  FilterChain reading = (request, response) -> {};

  private final ByteArrayInputStream body;

  FakeExchange(String method, String path, String body, String... headers) {
    this.method = method;
    this.path = path;
    this.body = new ByteArrayInputStream(body.getBytes(UTF_8));
    for (int i = 0; i < headers.length; i += 2) {
      sent.put(headers[i], headers[i + 1]);
    }
  }

  String text() {
    return answered.toString(UTF_8);
  }

  HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getMethod" -> method;
              case "getRequestURI" -> path;
              case "getContextPath" -> "";
              case "getDispatcherType" -> DispatcherType.REQUEST;
              case "getContentType" -> sent.get("Content-Type");
              case "getHeader" -> sent.get((String) arguments[0]);
              case "getHeaders" -> {
                String value = sent.get((String) arguments[0]);
                yield Collections.enumeration(value == null ? List.of() : List.of(value));
              }
              case "getInputStream" -> input();
              case "getRequestDispatcher" -> dispatcher();
              default -> null;
            });
  }

  private RequestDispatcher dispatcher() {
    return new RequestDispatcher() {
      @Override
      public void forward(
          jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void include(
          jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response)
          throws ServletException, IOException {
        reading.doFilter(request, response);
      }
    };
  }

  private ServletInputStream input() {
    return new ServletInputStream() {
      @Override
      public int read() {
        return body.read();
      }

      @Override
      public boolean isFinished() {
        return body.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(jakarta.servlet.ReadListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (name, arguments) -> {
          switch (name) {
            case "setStatus" -> status = (Integer) arguments[0];
            case "getStatus" -> {
              return status;
            }
            case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
            case "getContentType" -> {
              return headers.get("Content-Type");
            }
            case "setContentLength" -> headers.put("Content-Length", arguments[0].toString());
            case "setHeader", "addHeader" ->
                headers.put((String) arguments[0], (String) arguments[1]);
            case "setIntHeader" -> headers.put((String) arguments[0], arguments[1].toString());
            case "getHeader" -> {
              return headers.get((String) arguments[0]);
            }
            case "isCommitted" -> {
              return false;
            }
            case "getOutputStream" -> {
              return output();
            }
            default -> {}
          }
          return null;
        });
  }

  private ServletOutputStream output() {
    return new ServletOutputStream() {
      @Override
      public void write(int one) {
        answered.write(one);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(jakarta.servlet.WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private interface Called {
    @Nullable Object by(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Called called) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                called.by(method.getName(), arguments == null ? new Object[0] : arguments)));
  }
}
