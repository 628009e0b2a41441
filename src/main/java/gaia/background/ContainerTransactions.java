package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/** The container's transactions. */
@ApplicationScoped
class ContainerTransactions implements Transactions {

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public <T> T alone(Supplier<T> work) {
    return work.get();
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void alone(Runnable work) {
    work.run();
  }
}
