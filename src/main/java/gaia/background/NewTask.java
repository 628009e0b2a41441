package gaia.background;

import java.util.Map;

/**
 * Work to be queued.
 *
 * @param subject what the work is about; one unfinished task per type and subject exists at a time
 * @param data handed to the handler and shown to clients; ids and relative paths, no content
 */
public record NewTask(
    String type, String subject, String owner, String campaign, Map<String, String> data) {

  public NewTask {
    data = Map.copyOf(data);
  }
}
