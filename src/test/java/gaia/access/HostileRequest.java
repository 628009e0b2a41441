package gaia.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the corpus: a request as somebody hostile would write it, sent byte for byte.
 *
 * @param expected what the server may answer: refused, closed, nobody or harmless
 * @param headers parted by {@code ¦}
 */
record HostileRequest(
    String kind, String expected, String method, String path, String headers, String body) {

  private static final Path CORPUS = Path.of("src/test/resources/hostile/requests.tsv");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))");
  private static final Pattern REPEAT = Pattern.compile("@(?:repeat|deep):([0-9]+):([^\"]+)");
  private static final int PATIENCE = 60_000;

  static List<HostileRequest> all() throws IOException {
    return Files.readAllLines(CORPUS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(part -> new HostileRequest(part[0], part[1], part[2], part[3], part[4], part[5]))
        .toList();
  }

  boolean isAllowed(int status) {
    return switch (expected) {
      case "nobody" -> status == 401 || status == 429 || status == 400;
      case "harmless" -> status < 500;
      // Nothing, when the connection was cut; 501 and 505 say that HTTP does not know that.
      default -> status == 0 || status >= 400 && status < 500 || status == 501 || status == 505;
    };
  }

  /** The status, and everything that came back; status 0 when the server hung up. */
  record Response(int status, String text) {}

  Response send(String host, int port, String cookie) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(PATIENCE);
      try {
        OutputStream out = socket.getOutputStream();
        out.write(bytes(host + ":" + port, cookie));
        out.flush();
      } catch (SocketException e) {
        // The server may stop reading before everything is sent; its answer is there all the same.
        return read(socket);
      }
      return read(socket);
    }
  }

  private static Response read(Socket socket) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (IOException e) {
      // What came before the end counts.
      all.writeBytes(new byte[0]);
    }
    String text = all.toString(UTF_8);
    Matcher status = Pattern.compile("^HTTP/1\\.[01] ([0-9]{3})").matcher(text);
    return new Response(status.find() ? Integer.parseInt(status.group(1)) : 0, text);
  }

  private byte[] bytes(String host, String cookie) {
    String sent = unescaped(headers).replace(" ¦ ", "\r\n");
    byte[] content = repeated(unescaped(body)).getBytes(UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    if (!sent.startsWith("Host:")) {
      head.append("Host: ").append(host).append("\r\n");
    }
    if (!sent.contains("Authorization:") && !sent.contains("Cookie:")) {
      head.append("Cookie: ").append(cookie).append("\r\n");
    }
    if (!sent.isEmpty()) {
      head.append(sent).append("\r\n");
    }
    if (!sent.contains("Content-Length") && !sent.contains("Transfer-Encoding")) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(UTF_8));
    all.writeBytes(content);
    return all.toByteArray();
  }

  private static String repeated(String text) {
    return REPEAT
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
  }

  static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  private static String character(java.util.regex.MatchResult found) {
    if (found.group(1) != null) {
      return Character.toString((char) Integer.parseInt(found.group(1), 16));
    }
    if (found.group(2) != null) {
      return Character.toString(Integer.parseInt(found.group(2), 16));
    }
    return switch (found.group(3)) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      case "\\" -> "\\";
      default -> "\\" + found.group(3);
    };
  }
}
