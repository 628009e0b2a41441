package gaia.background;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Transactions without a container, one entity manager each; a new one may open inside another. */
public final class LocalTransactions implements Transactions {

  private record Open(EntityManager em, List<Runnable> afterwards) {}

  private final EntityManagerFactory factory;
  private final ThreadLocal<Deque<Open>> open = ThreadLocal.withInitial(ArrayDeque::new);

  private volatile boolean cut;

  public LocalTransactions(EntityManagerFactory factory) {
    this.factory = factory;
  }

  @Override
  public <T> T alone(Supplier<T> work) {
    EntityManager em = factory.createEntityManager();
    Open mine = new Open(em, new ArrayList<>());
    open.get().push(mine);
    try {
      em.getTransaction().begin();
      T result = work.get();
      if (cut) {
        throw new IllegalStateException("this engine is dead");
      }
      em.getTransaction().commit();
      mine.afterwards.forEach(Runnable::run);
      return result;
    } finally {
      open.get().pop();
      close(em);
    }
  }

  private static void close(EntityManager em) {
    try {
      if (em.getTransaction().isActive()) {
        em.getTransaction().rollback();
      }
    } finally {
      em.close();
    }
  }

  @Override
  public void alone(Runnable work) {
    alone(
        () -> {
          work.run();
          return true;
        });
  }

  /** Joins the transaction of this thread, where there is one. */
  public <T> T joined(Supplier<T> work) {
    return open.get().isEmpty() ? alone(work) : work.get();
  }

  /** Runs once the present transaction is committed, or at once where there is none. */
  void afterCommit(Runnable work) {
    Open present = open.get().peek();
    if (present == null) {
      work.run();
    } else {
      present.afterwards.add(work);
    }
  }

  /** No transaction commits from now on. */
  void cut() {
    cut = true;
  }

  /** Stands for the entity manager of whatever transaction the calling thread is in. */
  public EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            LocalTransactions.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              Open present = open.get().peek();
              if (present == null) {
                throw new IllegalStateException("no transaction");
              }
              try {
                return method.invoke(present.em, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
