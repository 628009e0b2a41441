package gaia.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;

/**
 * Everything about a scope that does not depend on the question.
 *
 * @param wholeOf for each slot of {@code leaves} its slot in {@code wholes}, or -1
 * @param speakerOf for each slot of {@code leaves} the number of its speaker, or -1
 * @param speakers numbers of the speakers by their key
 * @param mentioned packed {@link Days} for each slot of {@code leaves}, often none
 * @param lengths terms of the text itself, for each slot of {@code leaves}
 * @param created milliseconds since 1970 for each slot of {@code leaves}, or {@link #NO_TIME}
 */
record ScopeFields(
    Scope leaves,
    Bm25 answer,
    Bm25 near2,
    Bm25 near4,
    Scope wholes,
    Bm25 all,
    int[] wholeOf,
    int[] speakerOf,
    Map<String, Integer> speakers,
    long[] created,
    long[][] mentioned,
    Traits[] traits,
    int[] lengths) {

  /** In {@code created} of a document without a time. */
  static final long NO_TIME = Long.MIN_VALUE;

  private static final long[] NOTHING = {};
  private static final int MOST_TRAITS = 12;

  static ScopeFields of(SearchableView view, Scope.Key key) throws IOException {
    Scope leaves = Scope.of(view, key.query());
    Scope wholes = Scope.of(view, key.at(Fields.WHOLE).query());
    Map<String, Integer> wholeKeys = new HashMap<>();
    int[] keyOfWhole = numbers(wholes, Fields.WHOLE_KEY, wholeKeys);
    int[] slotOfKey = new int[wholeKeys.size()];
    for (int slot = 0; slot < keyOfWhole.length; slot++) {
      slotOfKey[keyOfWhole[slot]] = slot;
    }
    int[] wholeOf = numbers(leaves, Fields.WHOLE_KEY, wholeKeys);
    Arrays.setAll(wholeOf, slot -> slotOf(wholeOf[slot], slotOfKey));
    Map<String, Integer> speakers = new HashMap<>();
    return new ScopeFields(
        leaves,
        new Bm25(leaves, Fields.ANSWER),
        new Bm25(leaves, Fields.NEAR_2),
        new Bm25(leaves, Fields.NEAR_4),
        wholes,
        new Bm25(wholes, Fields.ALL),
        wholeOf,
        numbers(leaves, Fields.SPEAKER_KEY, speakers),
        speakers,
        created(leaves),
        mentioned(leaves),
        traits(leaves),
        leaves.lengths(Fields.TEXT));
  }

  private static int slotOf(int key, int[] slotOfKey) {
    return key >= 0 && key < slotOfKey.length ? slotOfKey[key] : -1;
  }

  private static long[] created(Scope scope) throws IOException {
    long[] created = new long[scope.size()];
    Arrays.fill(created, NO_TIME);
    each(scope, Fields.CREATED, (slot, value) -> created[slot] = value);
    return created;
  }

  private static Traits[] traits(Scope scope) throws IOException {
    Traits[] known = new Traits[MOST_TRAITS];
    Arrays.setAll(known, Traits::unpacked);
    Traits[] traits = new Traits[scope.size()];
    Arrays.fill(traits, Traits.NONE);
    each(scope, Fields.TRAITS, (slot, value) -> traits[slot] = known[(int) value]);
    return traits;
  }

  private static void each(Scope scope, String field, SlotValue use) throws IOException {
    for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
      for (int doc = values.nextDoc();
          doc != NumericDocValues.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        int slot = scope.slot(leaf.docBase + doc);
        if (slot >= 0) {
          use.accept(slot, values.longValue());
        }
      }
    }
  }

  private interface SlotValue {
    void accept(int slot, long value);
  }

  private static long[][] mentioned(Scope scope) throws IOException {
    long[][] mentioned = new long[scope.size()][];
    Arrays.fill(mentioned, NOTHING);
    for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
      SortedNumericDocValues values = DocValues.getSortedNumeric(leaf.reader(), Fields.MENTIONED);
      for (int doc = values.nextDoc();
          doc != NumericDocValues.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        int slot = scope.slot(leaf.docBase + doc);
        if (slot >= 0) {
          mentioned[slot] = new long[values.docValueCount()];
          for (int i = 0; i < mentioned[slot].length; i++) {
            mentioned[slot][i] = values.nextValue();
          }
        }
      }
    }
    return mentioned;
  }

  /** Gives every value of a field a number, and returns the number for each slot. */
  private static int[] numbers(Scope scope, String field, Map<String, Integer> known)
      throws IOException {
    int[] numbers = new int[scope.size()];
    Arrays.fill(numbers, -1);
    for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
      SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
      int[] numberOf = new int[values.getValueCount()];
      Arrays.fill(numberOf, -1);
      for (int doc = values.nextDoc();
          doc != SortedDocValues.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        int slot = scope.slot(leaf.docBase + doc);
        if (slot >= 0) {
          int ordinal = values.ordValue();
          if (numberOf[ordinal] < 0) {
            String value = values.lookupOrd(ordinal).utf8ToString();
            numberOf[ordinal] = known.computeIfAbsent(value, added -> known.size());
          }
          numbers[slot] = numberOf[ordinal];
        }
      }
    }
    return numbers;
  }
}
