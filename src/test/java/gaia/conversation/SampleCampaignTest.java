package gaia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCampaignTest {

  @Test
  void the_sample_is_read_as_what_people_upload_is() throws IOException {
    List<ImportItem> items = new ArrayList<>();
    ImportEnd end;
    try (InputStream in = SampleCampaign.open()) {
      end = new DetectedImport().read(in, items::add);
    }

    assertThat(end.archive()).isTrue();
    assertThat(items).hasSize(3).allMatch(item -> item instanceof ImportItem.Read);
    assertThat(items)
        .extracting(item -> ((ImportItem.Read) item).conversation())
        .allMatch(conversation -> SampleCampaign.NAME.equals(conversation.campaign()))
        .allMatch(conversation -> conversation.externalId() != null)
        .allMatch(conversation -> conversation.messages().size() >= 10);
  }
}
