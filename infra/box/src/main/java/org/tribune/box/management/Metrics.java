package org.tribune.box.management;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.topics.Topics;

/**
 * What is measured: the JVM, the process, and the stages as they report it in the status topic. The
 * registry is built when first asked for, so that it costs the start nothing. Safe for all threads.
 */
public final class Metrics implements Service {
  private final EventLog log;
  private final StageMetrics stages = new StageMetrics(System::nanoTime);
  private Optional<PrometheusMeterRegistry> registry = Optional.empty();
  private Optional<Subscription> subscription = Optional.empty();
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final List<Figure<?>> figures = new CopyOnWriteArrayList<>();

  private record Figure<T>(
      boolean grows, String name, String description, T of, ToDoubleFunction<T> value) {}

  Metrics(EventLog log) {
    this.log = log;
  }

  /** Adds a figure that rises and falls; to be called before the first scrape. */
  public <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
    figures.add(new Figure<>(/* grows= */ false, name, description, of, value));
  }

  /** Adds a figure that only grows; to be called before the first scrape. */
  public <T> void counter(String name, String description, T of, ToDoubleFunction<T> value) {
    figures.add(new Figure<>(/* grows= */ true, name, description, of, value));
  }

  @Override
  public synchronized void start() {
    subscription =
        Optional.of(
            log.follow(
                Topics.STATUS,
                StartFrom.LATEST,
                entry -> stages.accept(entry.key(), entry.value())));
  }

  /** All figures as Prometheus reads them. */
  synchronized String scrape() {
    if (registry.isEmpty()) {
      registry = Optional.of(open());
    }
    stages.refresh();
    return registry.get().scrape();
  }

  private PrometheusMeterRegistry open() {
    PrometheusMeterRegistry opened = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new ClassLoaderMetrics().bindTo(opened);
    new JvmMemoryMetrics().bindTo(opened);
    garbage.bindTo(opened);
    new JvmThreadMetrics().bindTo(opened);
    new ProcessorMetrics().bindTo(opened);
    new UptimeMetrics().bindTo(opened);
    new FileDescriptorMetrics().bindTo(opened);
    new ResidentMemoryMetric().bindTo(opened);
    figures.forEach(figure -> bind(opened, figure));
    stages.bindTo(opened);
    return opened;
  }

  private static <T> void bind(PrometheusMeterRegistry registry, Figure<T> figure) {
    if (figure.grows()) {
      FunctionCounter.builder(figure.name(), figure.of(), figure.value())
          .description(figure.description())
          .register(registry);
      return;
    }
    Gauge.builder(figure.name(), figure.of(), figure.value())
        .description(figure.description())
        .register(registry);
  }

  @Override
  public synchronized void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
    garbage.close();
    registry.ifPresent(PrometheusMeterRegistry::close);
    registry = Optional.empty();
  }
}
