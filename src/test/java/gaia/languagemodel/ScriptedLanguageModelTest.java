package gaia.languagemodel;

import java.time.Duration;

class ScriptedLanguageModelTest extends LanguageModelContract {

  @Override
  LanguageModel saying(String text) {
    return new ScriptedLanguageModel().answers(text);
  }

  @Override
  LanguageModel hanging() {
    return new ScriptedLanguageModel().answers("one two").holds();
  }

  @Override
  LanguageModel absent() {
    return new ScriptedLanguageModel()
        .fails(new LanguageModelFailure.Unavailable("It is away.", Duration.ofSeconds(30)));
  }

  @Override
  LanguageModel cramped() {
    return new ScriptedLanguageModel().fails(new LanguageModelFailure.TooLong("It does not fit."));
  }
}
