package gaia.knowledge.facts;

import gaia.access.Refusal;
import gaia.knowledge.facts.Decision.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people write about the world themselves. It wins for good over what conversations say. */
@ApplicationScoped
@Transactional
public class WrittenFacts {

  private static final int LONGEST = 2000;

  @Inject ClaimRepository claims;
  @Inject FactRepository facts;
  @Inject Corrections corrections;
  @Inject Beliefs beliefs;
  @Inject Facts knowledge;

  /**
   * Writes what is true instead. The evidence of the old fact stays with the new one.
   *
   * @param object the right value; null keeps it
   * @param statement the sentence for people; null for one made of the value
   * @param validFrom since when; null when that is not known
   */
  public String edit(
      String owner,
      String factId,
      @Nullable String object,
      @Nullable String statement,
      @Nullable Instant validFrom) {
    StoredFact fact = corrections.fact(owner, factId);
    String value = text(object == null ? fact.object : object, "object");
    String told =
        statement != null
            ? text(statement, "statement")
            : object == null
                ? fact.statement
                : Wording.of(fact.subject, fact.predicate, value, fact.negated);
    Space space = Corrections.space(fact);
    facts.lock(space);
    Instant now = corrections.now();
    StoredClaim row = written(space, fact, value, told, validFrom, now);
    Set<String> groups = new HashSet<>(Set.of(fact.group));
    String act = row.id;
    String note = "“%s” was rewritten as “%s”".formatted(fact.statement, told);
    Names names = beliefs.names(space, List.of(row.claim()));
    String meant = Placed.of(row.claim(), names).value();
    if (!row.group.equals(fact.group)) {
      corrections.keep(
          space,
          act,
          new Decision(fact.group, Action.MOVE, fact.value, row.group, now, owner),
          note);
      groups.add(row.group);
      corrections.move(space, Set.of(fact.group), now);
    } else if (!meant.equals(fact.value)) {
      corrections.keep(
          space,
          act,
          new Decision(fact.group, Action.REPLACE, fact.value, meant, now, owner),
          note);
    } else {
      corrections.keep(
          space, act, new Decision(fact.group, Action.CONFIRM, fact.value, null, now, owner), note);
    }
    beliefs.rework(space, groups, now);
    return act;
  }

  private StoredClaim written(
      Space space,
      StoredFact fact,
      String object,
      String statement,
      @Nullable Instant validFrom,
      Instant now) {
    Claim claim =
        new Claim(
            fact.subject,
            fact.predicate,
            object,
            fact.negated,
            statement,
            fact.kind,
            Modality.WRITTEN,
            Phase.HOLDS,
            validFrom == null ? fact.validFrom : validFrom,
            fact.validUntil,
            Source.written(fact.owner, statement, now));
    return write(space, claim, now);
  }

  /** Adds a claim that a person wrote, in its place. */
  private StoredClaim write(Space space, Claim claim, Instant now) {
    StoredClaim row = new StoredClaim(space, claim, now);
    knowledge.place(space, List.of(row), now);
    claims.insert(row);
    return row;
  }

  /** Adds something that nobody said. It wins for good over what conversations say. */
  public String add(
      Space space, String subject, String predicate, String object, @Nullable String statement) {
    String key = text(predicate, "predicate").toLowerCase(Locale.ROOT).replace(' ', '_');
    String told =
        statement == null || statement.isBlank()
            ? Wording.of(text(subject, "subject"), key, text(object, "object"), false)
            : text(statement, "statement");
    facts.lock(space);
    Instant now = corrections.now();
    Claim claim =
        new Claim(
            text(subject, "subject"),
            key,
            text(object, "object"),
            false,
            told,
            FactKind.STATEMENT,
            Modality.WRITTEN,
            Phase.HOLDS,
            null,
            null,
            Source.written(space.owner(), told, now));
    StoredClaim row = write(space, claim, now);
    beliefs.rework(space, Set.of(row.group), now);
    return row.factId == null ? row.id : row.factId;
  }

  private static String text(String given, String name) {
    String plain = given.strip();
    if (plain.isEmpty() || plain.length() > LONGEST) {
      throw Refusal.invalid("%s needs 1 to %d characters".formatted(name, LONGEST));
    }
    return plain;
  }
}
