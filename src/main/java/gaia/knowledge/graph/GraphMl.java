package gaia.knowledge.graph;

import gaia.knowledge.facts.Entities.Alias;
import gaia.knowledge.facts.Entities.Entity;
import gaia.knowledge.facts.FactView;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a graph as GraphML 1.0, which yEd, Gephi and NetworkX read. */
final class GraphMl {
  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

  private GraphMl() {}

  static String of(Graph graph) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("graphml");
      xml.writeDefaultNamespace(NAMESPACE);
      for (String key : new String[] {"name", "kind", "aliases"}) {
        key(xml, key, "node");
      }
      for (String key : new String[] {"predicate", "statement", "valid_from", "valid_until"}) {
        key(xml, key, "edge");
      }
      xml.writeStartElement("graph");
      xml.writeAttribute("edgedefault", "directed");
      Set<String> nodes = graph.entities().stream().map(Entity::id).collect(Collectors.toSet());
      for (Entity entity : graph.entities()) {
        node(xml, entity);
      }
      for (FactView fact : graph.facts()) {
        if (nodes.contains(fact.subjectId()) && nodes.contains(String.valueOf(fact.objectId()))) {
          edge(xml, fact);
        }
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory could not be written", e);
    }
    return text.toString();
  }

  private static void key(XMLStreamWriter xml, String name, String of) throws XMLStreamException {
    xml.writeEmptyElement("key");
    xml.writeAttribute("id", name);
    xml.writeAttribute("for", of);
    xml.writeAttribute("attr.name", name);
    xml.writeAttribute("attr.type", "string");
  }

  private static void node(XMLStreamWriter xml, Entity entity) throws XMLStreamException {
    xml.writeStartElement("node");
    xml.writeAttribute("id", entity.id());
    data(xml, "name", entity.name());
    data(xml, "kind", entity.kind().label());
    data(
        xml,
        "aliases",
        entity.aliases().stream().map(Alias::name).collect(Collectors.joining("; ")));
    xml.writeEndElement();
  }

  private static void edge(XMLStreamWriter xml, FactView fact) throws XMLStreamException {
    xml.writeStartElement("edge");
    xml.writeAttribute("id", fact.id());
    xml.writeAttribute("source", fact.subjectId());
    xml.writeAttribute("target", String.valueOf(fact.objectId()));
    data(xml, "predicate", fact.predicate());
    data(xml, "statement", fact.statement());
    data(xml, "valid_from", fact.validFrom() == null ? "" : fact.validFrom().toString());
    data(xml, "valid_until", fact.validUntil() == null ? "" : fact.validUntil().toString());
    xml.writeEndElement();
  }

  private static void data(XMLStreamWriter xml, String key, String value)
      throws XMLStreamException {
    if (!value.isEmpty()) {
      xml.writeStartElement("data");
      xml.writeAttribute("key", key);
      xml.writeCharacters(printable(value));
      xml.writeEndElement();
    }
  }

  /** XML 1.0 knows no control characters, not even escaped, and no halves of characters. */
  private static String printable(String value) {
    StringBuilder kept = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c >= 0x20 && c < 0xD800
                    || c > 0xDFFF && c < 0xFFFE
                    || c > 0xFFFF)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
