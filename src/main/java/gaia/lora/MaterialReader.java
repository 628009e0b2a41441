package gaia.lora;

import gaia.knowledge.extraction.Evidence;
import gaia.knowledge.extraction.Item;
import gaia.knowledge.extraction.Section;
import gaia.knowledge.facts.FactQuery;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Facts;
import gaia.knowledge.structured.Extractions;
import gaia.knowledge.structured.StructuredArchive;
import gaia.knowledge.structured.StructuredArchives;
import gaia.lora.dataset.Conversed;
import gaia.lora.dataset.Known;
import gaia.lora.dataset.Material;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers what an owner's model may learn of a campaign. */
@ApplicationScoped
class MaterialReader {

  private static final int PAGE = 500;

  /** What a model of the sizes that fit here can be taught is far less. */
  private static final int MOST_CONVERSATIONS = 200;

  @Inject Facts facts;
  @Inject StructuredArchives archives;
  @Inject Extractions extractions;

  /**
   * @param breath is drawn between pages; what it throws ends the reading
   */
  Material read(String owner, String campaign, Runnable breath) {
    Map<String, Set<String>> spokenOf = new HashMap<>();
    List<Known> learnable = new ArrayList<>();
    int offset = 0;
    List<FactView> page = page(owner, campaign, offset);
    while (!page.isEmpty()) {
      for (FactView fact : page) {
        breath.run();
        note(spokenOf, fact.subject(), fact.predicate());
        note(spokenOf, fact.object(), "");
        if (Known.isLearnable(fact)) {
          learnable.add(new Known(fact, facts.sources(owner, fact.id())));
        }
      }
      offset += PAGE;
      page = page(owner, campaign, offset);
    }
    return new Material(learnable, spokenOf, conversations(owner, campaign, breath));
  }

  private List<FactView> page(String owner, String campaign, int offset) {
    return facts.list(
        new FactQuery(
            owner, campaign, null, null, null, null, null, FactQuery.State.ALL, offset, PAGE));
  }

  private static void note(Map<String, Set<String>> spokenOf, String name, String predicate) {
    spokenOf.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new HashSet<>()).add(predicate);
  }

  private List<Conversed> conversations(String owner, String campaign, Runnable breath) {
    List<Conversed> conversations = new ArrayList<>();
    for (StructuredArchive archive : archives.list(owner)) {
      breath.run();
      if (campaign.equals(archive.campaign()) && conversations.size() < MOST_CONVERSATIONS) {
        extractions
            .find(archive.archiveId())
            .flatMap(found -> found.in(Section.SUMMARY).stream().findFirst())
            .ifPresent(item -> conversations.add(0, conversed(archive, item)));
      }
    }
    return conversations;
  }

  private static Conversed conversed(StructuredArchive archive, Item item) {
    String title = archive.title();
    return new Conversed(
        archive.archiveId(),
        title == null ? archive.archiveId() : title,
        item.statement(),
        item.evidence().stream().map(Evidence::turn).distinct().toList());
  }
}
