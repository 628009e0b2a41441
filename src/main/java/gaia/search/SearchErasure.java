package gaia.search;

import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Turns, passages and vectors of a conversation. The segments that held them are written anew, and
 * a learned space is thrown away, because it holds the words of all texts.
 */
@ApplicationScoped
class SearchErasure implements ErasureParticipant {

  @Inject Search search;
  @Inject SearchTasks followUp;
  @Inject OtherServers others;
  @Inject @Any Instance<SearchSource> sources;

  @Override
  public String name() {
    return "search";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.INDEX;
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    if (subject.archiveId() == null || !search.isReady()) {
      return List.of();
    }
    HybridSearch hybrid = search.hybrid();
    long passages = 0;
    try {
      for (GroupName group : groups(subject.archiveId())) {
        passages += hybrid.count(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be read", e);
    }
    if (passages == 0) {
      return List.of();
    }
    int spaces = hybrid.spaces().live().size();
    return spaces == 0
        ? List.of(new Holding("passages", passages))
        : List.of(new Holding("passages", passages), new Holding("vectors", passages * spaces));
  }

  private List<GroupName> groups(String archiveId) {
    return new SearchSources(sources)
        .names().stream().map(source -> new GroupName(source, archiveId)).toList();
  }

  @Override
  public void erase(ErasureSubject subject, Runnable breathe) throws IOException {
    if (subject.archiveId() == null) {
      return;
    }
    HybridSearch hybrid = search.hybrid();
    List<GroupName> groups = groups(subject.archiveId());
    hybrid.erase(groups, breathe);
    groups.forEach(group -> others.tell(group, Change.Operation.ERASE, hybrid.indexId()));
    followUp.submitWhatIsNeeded();
  }
}
