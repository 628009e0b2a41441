package gaia.languagemodel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Chooses the language model of this installation. */
@Dependent
class LanguageModelProducer {

  @Produces
  @ApplicationScoped
  LanguageModel languageModel() {
    return new NoLanguageModel();
  }
}
