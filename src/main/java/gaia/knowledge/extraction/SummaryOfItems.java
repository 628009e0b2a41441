package gaia.knowledge.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.languagemodel.ChatMessage;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The summary, written by the model out of the items and nothing else. A sentence that its items do
 * not bear out is dropped; where none is left, the first items are the summary.
 */
final class SummaryOfItems {

  /** What a summary is made of, the most important first. */
  private static final List<Section> TOLD =
      List.of(
          Section.DECISIONS,
          Section.KEY_FACTS,
          Section.EVENTS,
          Section.ACTION_ITEMS,
          Section.QUESTIONS_ANSWERED);

  private static final int MOST_SENTENCES = 6;
  private static final int MOST_QUOTES = 8;

  private final List<Item> notes = new ArrayList<>();
  private final Prompt prompt;

  SummaryOfItems(
      Map<Section, List<Item>> items, Prompt prompt, ToIntFunction<String> tokens, int context) {
    this.prompt = prompt;
    int room = context / 2 - tokens.applyAsInt(prompt.text());
    for (Section section : TOLD) {
      for (Item item : items.getOrDefault(section, List.of())) {
        boolean certain = item.modality() != Modality.HYPOTHETICAL;
        room -= certain ? tokens.applyAsInt(line(notes.size() + 1, item)) : 0;
        if (certain && room > 0) {
          notes.add(item);
        }
      }
    }
  }

  private static String line(int number, Item item) {
    String planned = item.modality() == Modality.PLANNED ? " (planned)" : "";
    return number + ". " + item.statement() + planned + "\n";
  }

  List<Item> write(Calls calls) {
    if (notes.isEmpty()) {
      return List.of();
    }
    StringBuilder question = new StringBuilder("<notes>\n");
    for (int i = 0; i < notes.size(); i++) {
      question.append(line(i + 1, notes.get(i)).replace("</", "‹/"));
    }
    question.append("</notes>");
    ChatRequest request =
        ChatRequest.background(
            List.of(ChatMessage.system(prompt.text()), ChatMessage.user(question.toString())));
    List<Item> sentences = new ArrayList<>();
    for (JsonNode object : calls.ask(request, prompt.schema()).entries()) {
      sentence(object, sentences);
    }
    return sentences.isEmpty()
        ? notes.subList(0, Math.min(MOST_SENTENCES - 1, notes.size()))
        : sentences;
  }

  private void sentence(JsonNode object, List<Item> sentences) {
    List<Item> rest = new ArrayList<>();
    for (JsonNode number : object.path("notes")) {
      if (number.isIntegralNumber() && number.asInt() >= 1 && number.asInt() <= notes.size()) {
        rest.add(notes.get(number.asInt() - 1));
      }
    }
    String text = new Entry(object).text("sentence");
    boolean fits = sentences.size() < MOST_SENTENCES && isBorneOut(text, rest);
    if (fits && sentences.stream().noneMatch(told -> told.statement().equals(text))) {
      boolean planned = rest.stream().anyMatch(item -> item.modality() == Modality.PLANNED);
      Modality modality = planned ? Modality.PLANNED : Modality.STATED;
      sentences.add(new Item(text, quotes(rest), modality, null, null));
    }
  }

  private static boolean isBorneOut(String text, List<Item> items) {
    Vocabulary words = new Vocabulary();
    boolean denied = false;
    boolean past = false;
    for (Item item : items) {
      words.add(item.statement());
      item.evidence().forEach(evidence -> words.add(evidence.quote()));
      denied |= Quoted.denies(item.statement());
      past |= Quoted.tellsPast(item.statement());
    }
    return words.supports(text)
        && Quoted.denies(text) == denied
        && (past || !Quoted.tellsPast(text));
  }

  private static List<Evidence> quotes(List<Item> items) {
    Set<Evidence> quotes = new LinkedHashSet<>();
    items.forEach(item -> quotes.addAll(item.evidence()));
    return quotes.stream().limit(MOST_QUOTES).toList();
  }
}
