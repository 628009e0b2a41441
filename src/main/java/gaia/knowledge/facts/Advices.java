package gaia.knowledge.facts;

import gaia.background.NewTask;
import gaia.background.Tasks;
import gaia.languagemodel.LanguageModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What language models advise in conflicts: has them asked, and keeps what they say. */
@ApplicationScoped
@Transactional
class Advices {

  /** At one start; the rest is asked for when its statements are worked out anew. */
  private static final int AT_START = 1000;

  @Inject FactRepository facts;
  @Inject Conflicts conflicts;
  @Inject LanguageModel model;
  @Inject Tasks tasks;
  @Inject Clock clock;

  /** Has a model asked about a conflict while nobody is there, where there is a model. */
  void want(StoredConflict conflict) {
    if (model.state().condition().mayAnswer()) {
      tasks.submit(
          new NewTask(
              AdviseOnConflictTask.TYPE,
              conflict.id,
              conflict.owner,
              conflict.campaign,
              Map.of("conflict_id", conflict.id)));
    }
  }

  /** The same for what was never asked about. */
  int wantMissing() {
    var open = facts.openWithoutAdvice(AT_START);
    open.forEach(this::want);
    return open.size();
  }

  /** An open conflict, unless its sides were given advice on already. */
  Optional<Conflicts.Conflict> unadvised(String owner, String conflictId, String prompts) {
    return facts
        .conflict(owner, conflictId)
        .filter(row -> row.closed == null)
        .flatMap(row -> conflicts.find(owner, row))
        .filter(
            conflict ->
                facts
                    .conflict(owner, conflictId)
                    .filter(row -> !stamp(conflict, prompts).equals(row.advisedOn))
                    .isPresent());
  }

  /** Keeps an answer, also one that was no advice, so that it is not asked for again. */
  void keep(
      String owner,
      Conflicts.Conflict conflict,
      Optional<AdviceReader.Advised> advised,
      String prompts) {
    facts
        .conflict(owner, conflict.id())
        .ifPresent(
            row ->
                row.advised(
                    advised.orElse(null),
                    String.valueOf(model.state().name()),
                    stamp(conflict, prompts),
                    clock.instant()));
  }

  private String stamp(Conflicts.Conflict conflict, String prompts) {
    String asked = model.state().name() + "\n" + prompts + "\n" + AdviceReader.sides(conflict);
    return UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
