package gaia.privacy;

import gaia.background.TaskView;
import gaia.background.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the house did for an owner: tasks, and receipts of erasures. */
@ApplicationScoped
class OwnTasks implements ExportParticipant {

  private static final int PAGE = 500;

  @Inject Tasks tasks;
  @Inject Erasures erasures;

  @Override
  public String folder() {
    return "tasks";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    int number = 1;
    List<TaskView> page = page(owner, null);
    while (!page.isEmpty()) {
      files.json(
          "tasks-%d.json".formatted(number++),
          page.stream().filter(task -> task.owner().equals(owner)).toList());
      page = page(owner, page.get(page.size() - 1).id());
    }
    files.json("erasures.json", erasures.list(owner));
  }

  private List<TaskView> page(String owner, @Nullable String before) {
    return tasks.list(owner, null, null, PAGE, before);
  }
}
