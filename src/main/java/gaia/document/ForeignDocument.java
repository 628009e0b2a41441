package gaia.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The process that reads one foreign document. Arguments: the file, its {@link DocumentFormat},
 * where the markdown goes, where a fault goes. Ends with 0, or with 1 and a sentence in the file
 * for the fault.
 */
final class ForeignDocument {

  private static final int FAULT = 1;

  private ForeignDocument() {}

  /** Started by {@link ReaderProcess} only. */
  public static void main(String[] arguments) throws IOException {
    Path original = Path.of(arguments[0]);
    DocumentFormat format = DocumentFormat.valueOf(arguments[1]);
    try {
      Files.writeString(Path.of(arguments[2]), markdown(original, format));
    } catch (UnreadableDocument e) {
      Files.writeString(Path.of(arguments[3]), String.valueOf(e.getMessage()));
      System.exit(FAULT);
    }
  }

  /**
   * What the file says, as markdown.
   *
   * @throws UnreadableDocument when it is damaged, protected, not of this format or too long
   */
  static String markdown(Path original, DocumentFormat format) {
    AutoDetectParser parser = new AutoDetectParser();
    MarkdownText text = new MarkdownText(DocumentReader.MOST_CHARACTERS);
    try (TikaInputStream in = TikaInputStream.get(original)) {
      String mediaType = parser.getDetector().detect(in, new Metadata()).getBaseType().toString();
      if (!format.admits(mediaType)) {
        throw new UnreadableDocument(
            "The file is not %s inside, it looks like %s.".formatted(format.label(), mediaType));
      }
      parser.parse(in, text, new Metadata(), context());
      return text.markdown();
    } catch (EncryptedDocumentException e) {
      throw new UnreadableDocument("The document is protected by a password.");
    } catch (WriteLimitReachedException e) {
      throw new UnreadableDocument(
          "The document holds more than %d characters.".formatted(DocumentReader.MOST_CHARACTERS));
    } catch (IOException | SAXException | TikaException | RuntimeException | LinkageError e) {
      throw e instanceof UnreadableDocument known ? known : damaged(format, e);
    }
  }

  private static UnreadableDocument damaged(DocumentFormat format, Throwable cause) {
    return new UnreadableDocument(
        "The %s file is damaged or unusual: %s."
            .formatted(format.label(), cause.getClass().getSimpleName()));
  }

  /** Text only: no pictures, no files inside files, nothing that was deleted. */
  private static ParseContext context() {
    ParseContext context = new ParseContext();
    OfficeParserConfig office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setIncludeDeletedContent(false);
    office.setIncludeHeadersAndFooters(false);
    office.setExtractMacros(false);
    context.set(OfficeParserConfig.class, office);
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    return context;
  }

  /** Files inside the document are left out. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean html) {}
  }
}
