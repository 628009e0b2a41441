package gaia.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * How English text is cut into terms, everywhere in the house: words of Unicode, lower case, no
 * accents, no possessive, no stop words, Porter stems. Other languages pass through as words.
 */
public final class English {

  /** Changes whenever the same text may give other terms; an index made by another one is stale. */
  public static final String VERSION = "english-1";

  private static final List<String> STOP_WORDS =
      List.of(
          ("a an the this that these those and or but nor if then than so such as of at by for from in into"
                  + " on onto to with without about above below over under between through during before after"
                  + " i me my mine myself we us our ours ourselves you your yours yourself he him his himself"
                  + " she her hers herself it its itself they them their theirs themselves"
                  + " am is are was were be been being do does did doing done have has had having"
                  + " will would shall should can could may might must not no"
                  + " what which who whom whose when where why how there here"
                  + " i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll we're we've we'd we'll"
                  + " they're they've they'd they'll it'd it'll don't doesn't didn't isn't aren't wasn't weren't"
                  + " won't wouldn't can't couldn't shouldn't haven't hasn't hadn't that'll")
              .split(" "));

  private final Analyzer analyzer = new EnglishWords(new CharArraySet(STOP_WORDS, true));

  /** For index writers; every {@code English} gives the same terms. */
  public Analyzer analyzer() {
    return analyzer;
  }

  /** The terms of a text in order, with repetitions. */
  public List<String> terms(String text) {
    return tokens(text).stream().map(Token::term).toList();
  }

  /** The terms of a text with the characters they were made from. */
  public List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(new Token(term.toString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
    return tokens;
  }

  /** A term, and the characters {@code start} (inclusive) to {@code end} (exclusive) behind it. */
  public record Token(String term, int start, int end) {}

  private static final class EnglishWords extends Analyzer {

    private final CharArraySet stopWords;

    EnglishWords(CharArraySet stopWords) {
      this.stopWords = stopWords;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream terms = new ASCIIFoldingFilter(new LowerCaseFilter(words));
      terms = new StopFilter(new EnglishPossessiveFilter(terms), stopWords);
      return new TokenStreamComponents(words, new PorterStemFilter(terms));
    }
  }
}
