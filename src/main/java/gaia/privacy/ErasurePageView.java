package gaia.privacy;

import gaia.access.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backs the page that asks before it erases, and shows the receipt afterwards. */
@Named("erasurePage")
@RequestScoped
public class ErasurePageView {

  private static final int NOT_FOUND = 404;

  @Inject Erasures erasures;
  @Inject Caller caller;

  private @Nullable String conversation;
  private @Nullable String receiptId;
  private @Nullable ErasurePreview preview;
  private @Nullable ErasureReceipt receipt;
  private @Nullable List<ErasureReceipt> receipts;

  /** Reads what was asked for; there is no page for what is not there. */
  public @Nullable String open() throws IOException {
    String owner = caller.owner();
    receipt = Optional.ofNullable(receiptId).flatMap(id -> erasures.find(owner, id)).orElse(null);
    preview =
        Optional.ofNullable(conversation).flatMap(id -> erasures.preview(owner, id)).orElse(null);
    if (receipt == null && preview == null && (receiptId != null || conversation != null)) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(NOT_FOUND, null);
      faces.responseComplete();
    }
    return preview != null && isPressed() ? erase() : null;
  }

  private static boolean isPressed() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces.isPostback()
        && faces.getExternalContext().getRequestParameterMap().containsKey("erase");
  }

  /** Begins, and shows the receipt. */
  private String erase() {
    String begun = erasures.begin(caller.owner(), String.valueOf(conversation)).id();
    return "erasure?faces-redirect=true&receipt=" + begun;
  }

  public @Nullable ErasurePreview getPreview() {
    return preview;
  }

  public @Nullable ErasureReceipt getReceipt() {
    return receipt;
  }

  /** What goes or has gone. */
  public List<Holding> getHoldings() {
    if (receipt != null) {
      return receipt.held();
    }
    return preview == null ? List.of() : preview.holdings();
  }

  /** All receipts, newest first. */
  public List<ErasureReceipt> getReceipts() {
    if (receipts == null) {
      receipts = erasures.list(caller.owner());
    }
    return receipts;
  }

  public @Nullable String getConversation() {
    return conversation;
  }

  public void setConversation(@Nullable String conversation) {
    this.conversation = blankToNull(conversation);
  }

  public @Nullable String getReceiptId() {
    return receiptId;
  }

  public void setReceiptId(@Nullable String receiptId) {
    this.receiptId = blankToNull(receiptId);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
