package gaia.search;

import gaia.embedding.TextEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/**
 * What one group looks like in the index: a leaf for each document, with the texts beside it and
 * its vectors, and one whole for each kind and archive.
 */
final class GroupDocuments {

  /** How much the texts before and after colour the vector of a text. */
  private static final float NEIGHBOUR_SHARE = 0.3f;

  private final String group;
  private final List<TextEncoder> encoders;
  private final Runnable breathe;
  private final List<Document> result = new ArrayList<>();

  private GroupDocuments(String group, List<TextEncoder> encoders, Runnable breathe) {
    this.group = group;
    this.encoders = encoders;
    this.breathe = breathe;
  }

  /**
   * @param breathe called every few milliseconds while texts are encoded
   */
  static List<Document> of(
      String group, List<SearchDocument> documents, List<TextEncoder> encoders, Runnable breathe) {
    GroupDocuments made = new GroupDocuments(group, encoders, breathe);
    Map<String, List<SearchDocument>> wholes = new LinkedHashMap<>();
    documents.stream()
        .sorted(Comparator.comparingInt(SearchDocument::position))
        .forEach(d -> wholes.computeIfAbsent(made.wholeKey(d), key -> new ArrayList<>()).add(d));
    wholes.forEach(made::addWhole);
    return made.result;
  }

  private String wholeKey(SearchDocument document) {
    return String.join(
        "\n",
        group,
        document.kind().name(),
        document.owner(),
        document.campaign(),
        document.archiveId());
  }

  private void addWhole(String key, List<SearchDocument> documents) {
    List<String> texts = documents.stream().map(SearchDocument::text).toList();
    Set<String> names = speakerWords(documents);
    List<Document> leaves = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Document leaf = common(documents.get(i), key, Fields.LEAF);
      addContent(leaf, documents.get(i));
      addTraits(leaf, documents.get(i), names);
      leaf.add(new TextField(Fields.TEXT, texts.get(i), Store.NO));
      leaf.add(new TextField(Fields.ANSWER, answer(texts, i), Store.NO));
      leaf.add(new TextField(Fields.NEAR_2, around(texts, i, 2), Store.NO));
      leaf.add(new TextField(Fields.NEAR_4, around(texts, i, 4), Store.NO));
      leaves.add(leaf);
    }
    for (TextEncoder encoder : encoders) {
      addVectors(leaves, encoder, texts);
    }
    Document whole = common(documents.get(0), key, Fields.WHOLE);
    whole.add(new TextField(Fields.ALL, String.join("\n", texts), Store.NO));
    result.addAll(leaves);
    result.add(whole);
  }

  /** A question and what was said next say together what neither says alone. */
  private static String answer(List<String> texts, int index) {
    return index > 0 && texts.get(index - 1).indexOf('?') >= 0
        ? around(texts.subList(0, index + 1), index, 1)
        : texts.get(index);
  }

  private static Set<String> speakerWords(List<SearchDocument> documents) {
    Set<String> words = new HashSet<>();
    for (SearchDocument document : documents) {
      String speaker = document.speaker();
      if (speaker != null) {
        words.addAll(List.of(speaker.toLowerCase(Locale.ROOT).split("\\s+")));
      }
    }
    return words;
  }

  private static String around(List<String> texts, int index, int reach) {
    return String.join(
        "\n", texts.subList(Math.max(0, index - reach), Math.min(texts.size(), index + reach + 1)));
  }

  private Document common(SearchDocument document, String key, String level) {
    Document made = new Document();
    made.add(new StringField(Fields.GROUP, group, Store.YES));
    made.add(new StringField(Fields.LEVEL, level, Store.NO));
    made.add(new StringField(Fields.KIND, document.kind().name(), Store.YES));
    made.add(new StringField(Fields.OWNER, document.owner(), Store.YES));
    made.add(new StringField(Fields.CAMPAIGN, document.campaign(), Store.YES));
    made.add(new StringField(Fields.ARCHIVE, document.archiveId(), Store.YES));
    made.add(new SortedDocValuesField(Fields.WHOLE_KEY, new BytesRef(key)));
    return made;
  }

  private static void addContent(Document leaf, SearchDocument document) {
    leaf.add(new StoredField(Fields.POSITION, document.position()));
    leaf.add(new StoredField(Fields.TEXT, document.text()));
    String speaker = document.speaker();
    if (speaker != null) {
      leaf.add(new StoredField(Fields.SPEAKER, speaker));
      String key = Fields.speakerKey(speaker);
      leaf.add(new StringField(Fields.SPEAKER_KEY, key, Store.NO));
      leaf.add(new SortedDocValuesField(Fields.SPEAKER_KEY, new BytesRef(key)));
    }
    Instant created = document.created();
    if (created != null) {
      leaf.add(new StoredField(Fields.CREATED, created.toEpochMilli()));
      leaf.add(new LongPoint(Fields.CREATED, created.toEpochMilli()));
      leaf.add(new NumericDocValuesField(Fields.CREATED, created.toEpochMilli()));
    }
  }

  private static void addTraits(Document leaf, SearchDocument document, Set<String> names) {
    Traits traits = Traits.of(document.text(), names);
    leaf.add(new NumericDocValuesField(Fields.TRAITS, traits.packed()));
    Instant told = document.created();
    if (told != null && traits.tellsTime()) {
      for (Days days : Days.in(document.text(), told.atZone(ZoneOffset.UTC).toLocalDate())) {
        leaf.add(new SortedNumericDocValuesField(Fields.MENTIONED, days.packed()));
      }
    }
  }

  private void addVectors(List<Document> leaves, TextEncoder encoder, List<String> texts) {
    List<float[]> alone = encoder.encode(texts, breathe);
    String field = Fields.vectorsOf(encoder.spaceId());
    for (int i = 0; i < leaves.size(); i++) {
      float[] vector = alone.get(i).clone();
      if (i > 0) {
        add(vector, alone.get(i - 1));
      }
      if (i + 1 < alone.size()) {
        add(vector, alone.get(i + 1));
      }
      if (makeUnit(vector)) {
        leaves
            .get(i)
            .add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT));
      }
    }
  }

  private static void add(float[] to, float[] neighbour) {
    for (int i = 0; i < to.length; i++) {
      to[i] += NEIGHBOUR_SHARE * neighbour[i];
    }
  }

  /** False for a vector of no length, which points nowhere and is not stored. */
  private static boolean makeUnit(float[] vector) {
    double square = 0;
    for (float element : vector) {
      square += (double) element * element;
    }
    if (square < 1e-12) {
      return false;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / Math.sqrt(square));
    }
    return true;
  }
}
