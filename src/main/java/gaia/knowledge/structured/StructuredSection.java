package gaia.knowledge.structured;

import java.util.List;

/** A heading and what stands under it. People may add headings of their own. */
record StructuredSection(String heading, List<StructuredItem> items) {
  StructuredSection {
    items = List.copyOf(items);
  }
}
