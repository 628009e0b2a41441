package gaia.lora;

import com.sun.management.HotSpotDiagnosticMXBean;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.admission.MachineLoad;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** How much memory a training may take: of what background work may, and of what Java hands out. */
@ApplicationScoped
class NativeMemory {

  @Inject MachineLoad load;
  @Inject BackgroundProcessorConfig config;

  /**
   * @param ever the most there can be, in bytes
   * @param now what of it is free at this moment
   */
  record Room(long ever, long now) {}

  Room room() {
    long share = (long) (load.memory() * config.maxMemory());
    long used = (long) (load.memory() * load.read().memoryUsed());
    long direct = most();
    return new Room(Math.min(share, direct), Math.min(share - used, direct - handedOut()));
  }

  /** What -XX:MaxDirectMemorySize says; without it, as much as the heap. */
  private static long most() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    long given =
        machine == null ? 0 : Long.parseLong(machine.getVMOption("MaxDirectMemorySize").getValue());
    return given > 0 ? given : Runtime.getRuntime().maxMemory();
  }

  private static long handedOut() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
