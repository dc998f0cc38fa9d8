package org.tribune.sql;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says when tests begin and end, which closes their catalogues. JUnit finds it by {@code META-INF};
 * apart from {@link TemporaryCatalogues}, since what a test starts as another process has no JUnit.
 */
public final class EndOfTests implements TestExecutionListener {
  @Override
  public void executionStarted(TestIdentifier test) {
    TemporaryCatalogues.begin();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    TemporaryCatalogues.end();
  }
}
