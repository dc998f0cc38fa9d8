package org.tribune.box.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;

/**
 * Sets Logback up without a file, which would take a good part of the start. Logs go to standard
 * error; {@code -Dtribune.log=DEBUG} logs more of Tribune itself.
 */
public final class PlainLogging extends ContextAwareBase implements Configurator {
  /** For Logback, which finds it as a service. */
  public PlainLogging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PlainLayout layout = new PlainLayout();
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    BurstFold fold = new BurstFold(console, System::nanoTime);
    fold.setContext(context);
    fold.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context
        .getLogger("org.tribune")
        .setLevel(Level.toLevel(System.getProperty("tribune.log"), Level.INFO));
    // While a broker is away its client has a line for each attempt; ours say when it went and
    // came.
    context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(fold);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
