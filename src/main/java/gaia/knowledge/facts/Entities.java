package gaia.knowledge.facts;

import gaia.access.Refusal;
import gaia.access.Sharing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People, places, things and organisations, under all the names they bear. */
@ApplicationScoped
@Transactional
public class Entities {

  @Inject EntityRepository entities;
  @Inject ClaimRepository claims;
  @Inject FactRepository facts;
  @Inject Facts knowledge;
  @Inject Beliefs beliefs;
  @Inject Sharing sharing;
  @Inject Clock clock;

  /** Another name of an entity, and the id to split it off by. */
  public record Alias(String id, String name) {}

  /** Somebody or something, by its main name. */
  public record Entity(
      String id, String campaign, String name, EntityKind kind, List<Alias> aliases) {}

  /** By name; {@code text} is part of it. */
  public List<Entity> list(
      String owner, @Nullable String campaign, @Nullable String text, int offset, int limit) {
    return views(entities.page(owner, campaign, text, offset, limit));
  }

  /** In whose name a person may read an entity; their own where nobody shares it. */
  public String readerOf(String person, String id) {
    return entities.byIds(List.of(id)).stream()
        .findFirst()
        .map(found -> sharing.nameFor(person, found.owner, found.campaign, Sharing.Wish.READ))
        .orElse(person);
  }

  /** The entity with this id; for the id of an alias the one it stands for. */
  public Optional<Entity> find(String owner, String id) {
    return entities
        .find(owner, id)
        .flatMap(one -> entities.find(owner, one.meant()))
        .map(this::view);
  }

  /** The entities with these ids, in no particular order. */
  public List<Entity> findAll(Set<String> ids) {
    return views(entities.byIds(ids));
  }

  private Entity view(StoredEntity entity) {
    return views(List.of(entity)).get(0);
  }

  /** All their other names are asked for at once. */
  private List<Entity> views(List<StoredEntity> all) {
    Map<String, List<Alias>> aliases =
        entities.aliasesOf(all.stream().map(entity -> entity.id).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    alias -> String.valueOf(alias.sameAs),
                    Collectors.mapping(
                        alias -> new Alias(alias.id, alias.name), Collectors.toList())));
    return all.stream()
        .map(
            one ->
                new Entity(
                    one.id,
                    one.campaign,
                    one.name,
                    one.kind,
                    aliases.getOrDefault(one.id, List.of())))
        .toList();
  }

  /** Takes both for the same: every name of the second is now one of the first. */
  public Entity merge(String owner, String intoId, String otherId) {
    StoredEntity into = known(owner, known(owner, intoId).meant());
    StoredEntity other = known(owner, known(owner, otherId).meant());
    if (into.id.equals(other.id)) {
      throw Refusal.conflict("These are the same already.");
    }
    if (!into.campaign.equals(other.campaign)) {
      throw Refusal.conflict("Only entities of one campaign can be merged.");
    }
    Set<String> names = namesOf(other);
    rename(into, names, () -> entities.byIds(names).forEach(name -> name.mergeInto(into.id)));
    into.mayBe(other.kind);
    return view(into);
  }

  /** Lets a name stand for somebody of its own again. */
  public Entity split(String owner, String aliasId) {
    StoredEntity alias = known(owner, aliasId);
    if (alias.sameAs == null) {
      throw Refusal.conflict("This name was not merged with another.");
    }
    rename(alias, Set.of(alias.id), () -> alias.mergeInto(null));
    return view(alias);
  }

  private Set<String> namesOf(StoredEntity entity) {
    Set<String> names =
        entities.aliasesOf(List.of(entity.id)).stream()
            .map(alias -> alias.id)
            .collect(Collectors.toSet());
    names.add(entity.id);
    return names;
  }

  /** Whatever names these is told anew, where it counted before and where it counts now. */
  private void rename(StoredEntity of, Set<String> names, Runnable change) {
    Space space = new Space(of.owner, of.campaign);
    facts.lock(space);
    Instant now = clock.instant();
    List<StoredClaim> rows = claims.naming(names);
    Set<String> groups = rows.stream().map(row -> row.group).collect(Collectors.toSet());
    change.run();
    groups.addAll(knowledge.place(space, rows, now));
    beliefs.rework(space, new HashSet<>(groups), now);
  }

  private StoredEntity known(String owner, String id) {
    return entities
        .find(owner, id)
        .orElseThrow(() -> Refusal.notFound("There is no entity with this id."));
  }
}
