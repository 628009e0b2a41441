package gaia.knowledge.facts;

import gaia.languagemodel.LanguageModel;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Has conflicts that nobody was asked about put to a language model that has appeared. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdviceStartup {

  @Inject LanguageModel model;
  @Inject Advices advices;

  @PostConstruct
  void start() {
    if (model.state().condition().mayAnswer()) {
      advices.wantMissing();
    }
  }
}
