package gaia.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are read. */
enum DocumentFormat {
  MARKDOWN(
      List.of("md", "markdown"), List.of("text/plain", "text/markdown", "text/x-web-markdown")),
  TEXT(List.of("txt"), List.of("text/plain")),
  DOCX(
      List.of("docx"),
      List.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
  RTF(List.of("rtf"), List.of("application/rtf", "text/rtf")),
  PDF(List.of("pdf"), List.of("application/pdf"));

  private final List<String> endings;
  private final List<String> mediaTypes;

  DocumentFormat(List<String> endings, List<String> mediaTypes) {
    this.endings = endings;
    this.mediaTypes = mediaTypes;
  }

  /** The format that the ending of a file's name promises; empty for one that is not read. */
  static Optional<DocumentFormat> of(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String ending = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> dot >= 0 && format.endings.contains(ending))
        .findFirst();
  }

  /** The endings as people read them. */
  static String known() {
    return Arrays.stream(values())
        .flatMap(format -> format.endings.stream())
        .collect(Collectors.joining(", "));
  }

  String ending() {
    return endings.get(0);
  }

  boolean isText() {
    return this == MARKDOWN || this == TEXT;
  }

  /** Whether content of this media type may carry the ending. */
  boolean admits(String mediaType) {
    return mediaTypes.contains(mediaType);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
