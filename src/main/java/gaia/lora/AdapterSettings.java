package gaia.lora;

/** How an adapter was trained, as it is shown and kept. */
public record AdapterSettings(
    int rank, float alpha, double learningRate, int batch, int epochs, long seed) {

  static AdapterSettings of(TrainingPlan plan) {
    return new AdapterSettings(
        plan.rank(), plan.alpha(), plan.learningRate(), plan.batch(), plan.epochs(), plan.seed());
  }
}
