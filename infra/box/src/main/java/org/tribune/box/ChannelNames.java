package org.tribune.box;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.lifecycle.Service;

/**
 * Writes the channels' names down in the catalogue as soon as it can, which also has it opened.
 * Started and closed by one thread.
 */
final class ChannelNames implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelNames.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Catalogue catalogue;
  private final List<CataloguedChannel> channels;
  private Optional<Thread> saving = Optional.empty();

  ChannelNames(Catalogue catalogue, List<ChannelConfig> channels) {
    this.catalogue = catalogue;
    this.channels =
        channels.stream().map(each -> new CataloguedChannel(each.id(), each.name())).toList();
  }

  @Override
  public void start() {
    saving = Optional.of(Thread.ofVirtual().name("channel-names").start(this::save));
  }

  private void save() {
    try {
      while (!isSaved()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      // Closed: the next start saves them.
    }
  }

  private boolean isSaved() {
    try {
      catalogue.saveChannels(channels);
      return true;
    } catch (CatalogueException e) {
      LOG.debug("The channels' names are not saved yet", e);
      return Thread.currentThread().isInterrupted();
    }
  }

  @Override
  public void close() {
    saving.ifPresent(Thread::interrupt);
  }
}
