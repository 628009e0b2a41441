package gaia.knowledge.structured;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.node.Document;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders markdown from anybody as HTML that is safe in a page: no scripts, styles, pictures, forms
 * or raw HTML; links lead to web or mail addresses, or to footnotes of the same text. Front matter
 * is not shown. Thread-safe.
 */
public final class MarkdownHtml {
  /** Ids of the text get this prefix, so that they cannot clash with those of the page. */
  private static final String PREFIX = "md-";

  /** Deeper nesting is shown as plain text; nobody writes it by hand. */
  private static final int DEEPEST = 100;

  private static final Pattern NOTE_ID = Pattern.compile("fn(ref)?-[A-Za-z0-9_-]{1,60}");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(https?://|mailto:)[^\\s\\\\]{1,2000}");

  private static final List<Extension> EXTENSIONS =
      List.of(FootnotesExtension.create(), YamlFrontMatterExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();
  private static final PolicyFactory POLICY = policy();

  private MarkdownHtml() {}

  /** A piece of HTML to be put into a page, possibly empty. */
  public static String render(String markdown) {
    Node document = PARSER.parse(markdown);
    Node shown = isDeeperThan(document, DEEPEST) ? asCode(markdown) : document;
    return POLICY.sanitize(RENDERER.render(shown));
  }

  private static Node asCode(String text) {
    Document document = new Document();
    IndentedCodeBlock code = new IndentedCodeBlock();
    code.setLiteral(text);
    document.appendChild(code);
    return document;
  }

  /** Walks without recursion, because the renderer's recursion is what has to be protected. */
  private static boolean isDeeperThan(Node root, int deepest) {
    int depth = 0;
    Node node = root;
    while (node != null) {
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
      } else {
        while (node != null && node.getNext() == null) {
          node = node.getParent();
          depth--;
        }
        node = node == null ? null : node.getNext();
      }
      if (depth > deepest) {
        return true;
      }
    }
    return false;
  }

  private static PolicyFactory policy() {
    return new HtmlPolicyBuilder()
        .allowElements(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "br",
            "hr",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "code",
            "em",
            "strong",
            "sup",
            "section",
            "a")
        .allowAttributes("href")
        .matching((element, attribute, value) -> href(value))
        .onElements("a")
        .allowAttributes("id")
        .matching((element, attribute, value) -> id(value))
        .onElements("a", "li")
        .allowAttributes("start")
        .matching(Pattern.compile("[0-9]{1,9}"))
        .onElements("ol")
        .allowUrlProtocols("http", "https", "mailto")
        .requireRelsOnLinks("nofollow", "noreferrer", "noopener")
        .toFactory();
  }

  private static @Nullable String href(String value) {
    if (value.startsWith("#")) {
      String id = id(value.substring(1));
      return id == null ? null : "#" + id;
    }
    return ADDRESS.matcher(value.toLowerCase(Locale.ROOT)).matches() ? value : null;
  }

  private static @Nullable String id(String value) {
    return NOTE_ID.matcher(value).matches() ? PREFIX + value : null;
  }
}
