package gaia.knowledge.structured;

import gaia.configuration.EscapedLog;
import gaia.knowledge.extraction.ModelExtractor;
import gaia.languagemodel.LanguageModel;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;

/** Queues what only rules have read, at the first start with a language model. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RereadingStartup {

  private static final System.Logger LOG = EscapedLog.system(RereadingStartup.class);

  @Inject LanguageModel model;
  @Inject Rereading rereading;

  @PostConstruct
  void start() {
    if (!ModelExtractor.isPossible(model.state())) {
      return;
    }
    try {
      int queued = rereading.queueReadByRules(String.valueOf(model.state().name()));
      if (queued > 0) {
        LOG.log(Level.INFO, "{0} archives are read again, now by the language model.", queued);
      }
    } catch (UncheckedIOException e) {
      LOG.log(Level.ERROR, "The structured archives cannot be listed; none is read again.", e);
    }
  }
}
