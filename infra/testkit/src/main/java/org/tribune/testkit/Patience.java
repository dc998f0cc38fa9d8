package org.tribune.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * How long tests wait for what they say nothing else of: for what is right it is never used up, and
 * on a busy machine ten seconds, which are Awaitility's, are not enough. JUnit finds it by {@code
 * META-INF}.
 */
public final class Patience implements TestExecutionListener {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
