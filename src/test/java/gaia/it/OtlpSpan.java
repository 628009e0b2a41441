package gaia.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A span as it was sent. Reads as much of the protocol's buffers as it takes (Protocol Buffers,
 * Encoding; opentelemetry-proto, trace.proto).
 *
 * @param id in hexadecimal digits, as are {@code trace} and {@code parent}
 */
record OtlpSpan(String trace, String id, String parent, String name) {

  private static final int SPANS_OF_RESOURCE = 1;
  private static final int SPANS_OF_SCOPE = 2;
  private static final int SPAN = 2;

  /** A member of a message that is itself a message, a text or bytes. */
  private record Member(int number, String bytes) {}

  /**
   * @param sent the body of an export, each byte as one character
   */
  static List<OtlpSpan> in(String sent) {
    return members(sent).stream()
        .filter(resource -> resource.number == SPANS_OF_RESOURCE)
        .flatMap(resource -> members(resource.bytes).stream())
        .filter(scope -> scope.number == SPANS_OF_SCOPE)
        .flatMap(scope -> members(scope.bytes).stream())
        .filter(span -> span.number == SPAN)
        .map(span -> read(members(span.bytes)))
        .toList();
  }

  private static OtlpSpan read(List<Member> members) {
    return new OtlpSpan(
        hex(member(members, 1)),
        hex(member(members, 2)),
        hex(member(members, 4)),
        member(members, 5));
  }

  private static String member(List<Member> members, int number) {
    return members.stream()
        .filter(each -> each.number == number)
        .findFirst()
        .map(Member::bytes)
        .orElse("");
  }

  private static String hex(String bytes) {
    return HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<Member> members(String message) {
    List<Member> members = new ArrayList<>();
    Reader reader = new Reader(message);
    while (reader.at < message.length()) {
      long tag = reader.number();
      switch ((int) (tag & 7)) {
        case 0 -> reader.number();
        case 1 -> reader.at += Long.BYTES;
        case 2 -> members.add(new Member((int) (tag >> 3), reader.bytes()));
        case 5 -> reader.at += Integer.BYTES;
        default -> throw new IllegalStateException("an unknown kind of member: " + tag);
      }
    }
    return members;
  }

  private static final class Reader {
    private final String message;
    int at;

    Reader(String message) {
      this.message = Objects.requireNonNull(message);
    }

    long number() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        int next = message.charAt(at++);
        value |= (long) (next & 0x7f) << shift;
        if (next < 0x80) {
          return value;
        }
      }
    }

    String bytes() {
      int length = (int) number();
      at += length;
      return message.substring(at - length, at);
    }
  }
}
