package org.tribune.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * How long tests wait for what they say nothing else of, and how often they look: for what is right
 * the time is never used up, and on a busy machine ten seconds, which are Awaitility's, are not
 * enough. They look at once, and then less and less often: most of what they wait for is there
 * after a few milliseconds, and what can't be read yet is not there yet. JUnit finds it by {@code
 * META-INF}.
 */
public final class Patience implements TestExecutionListener {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SOONEST = Duration.ofMillis(2);
  private static final Duration RAREST = Duration.ofMillis(100);

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    Awaitility.setDefaultTimeout(LIMIT);
    Awaitility.ignoreExceptionsByDefault();
    Awaitility.setDefaultPollInterval(IterativePollInterval.iterative(Patience::longer, SOONEST));
  }

  private static Duration longer(Duration last) {
    Duration longer = last.multipliedBy(3).dividedBy(2);
    return longer.compareTo(RAREST) < 0 ? longer : RAREST;
  }
}
