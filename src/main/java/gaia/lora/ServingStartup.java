package gaia.lora;

import gaia.configuration.EscapedLog;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Tells the serving process at the start which adapters are in use. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServingStartup {

  private static final System.Logger LOG = EscapedLog.system(ServingStartup.class);

  @Inject Adapters adapters;

  @PostConstruct
  void start() {
    try {
      adapters.serve(adapters.active());
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The model is served without adapters: {0}", e.getMessage());
    }
  }
}
