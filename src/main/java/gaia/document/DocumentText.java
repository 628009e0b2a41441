package gaia.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a document says, as markdown. */
@Entity
@Table(name = "document_text")
@SuppressWarnings("NullAway.Init")
class DocumentText {

  @Id
  @Column(name = "document_id")
  String documentId;

  String owner;
  String campaign;
  String content;

  protected DocumentText() {}

  DocumentText(Document document, String content) {
    this.documentId = document.id;
    this.owner = document.owner;
    this.campaign = document.campaign;
    this.content = content;
  }

  void replace(String newContent) {
    content = newContent;
  }
}
