package org.tribune.transcoder.effort;

import java.util.List;
import java.util.Optional;

/**
 * Chooses the effort for a broadcast's pictures by how far the output is behind: a level less while
 * it is behind and not catching up by itself, a level more after a calm while. A step back that was
 * too early makes the next wait longer. What a level is for which rung follows from who watches
 * what. It depends on nothing but what it is given. Asked once a second. Used by one thread.
 */
public final class EffortController {
  private static final long BEHIND_MILLIS = 700;
  private static final long FAR_BEHIND_MILLIS = 3_000;
  private static final long CALM_MILLIS = 400;

  /** Who comes nearer by this in a second needs no help: after a take-over nothing is left out. */
  private static final long CATCHING_UP_MILLIS = 150;

  /** Until a step shows what it saves: the encoders take it up at the next IDR. */
  private static final int SETTLE_SECONDS = 2;

  private static final int CALM_SECONDS = 20;

  /** Left-out pictures are seen by everybody: they come back sooner. */
  private static final int CALM_SECONDS_OF_PICTURES = 6;

  private static final int LONGEST_PATIENCE = 16;

  /** Trouble within this after a step back was caused by it. */
  private static final int TRIAL_SECONDS = 60;

  /** The load up to which a better search, or more pictures, may bring the machine. */
  private static final double CALM_LOAD = 0.8;

  /** Who is far behind needs a step that saves as much at once. */
  private static final double LARGE_STEP = 2.0 / 3;

  private final List<RungCost> rungs;
  private final SteadyOrder orders;
  private StepOrder order;
  private EffortPlan plan;
  private int level = 0;

  /** What the last step came to cost. */
  private double target = 1;

  private long previousMillis = Long.MAX_VALUE;
  private int settling = 0;
  private int calm = 0;
  private int patience = 1;
  private int sinceBack = TRIAL_SECONDS;

  /**
   * A controller at full effort.
   *
   * @param rungs of the ladder, fullest first
   */
  public EffortController(List<RungCost> rungs) {
    this.rungs = List.copyOf(rungs);
    this.orders = new SteadyOrder(rungs);
    this.order = orders.next(Optional.empty());
    this.plan = EffortPlan.of(rungs, order);
  }

  /** What is done now. */
  public EffortLevel level() {
    return plan.levels().get(level);
  }

  /** True if it is known that nobody watches this rung, and others are watched. */
  public boolean isPassedOver(int rung) {
    return order.isPassedOver(rung);
  }

  /**
   * The effort for the next second.
   *
   * @param latenessMillis how far the slowest encoder is behind the clock
   * @param load the share of the machine that the encoders filled in the last second
   * @param viewers how many watch each rung, fullest first; empty if it isn't known
   */
  public EffortLevel next(long latenessMillis, double load, Optional<List<Integer>> viewers) {
    follow(orders.next(viewers));
    boolean catchingUp = latenessMillis <= previousMillis - CATCHING_UP_MILLIS;
    previousMillis = latenessMillis;
    settling = Math.max(0, settling - 1);
    sinceBack++;
    if (sinceBack > TRIAL_SECONDS && level == 0) {
      patience = 1;
    }
    if (latenessMillis > BEHIND_MILLIS) {
      calm = 0;
      if (!catchingUp && settling == 0) {
        less(latenessMillis > FAR_BEHIND_MILLIS);
      }
    } else {
      calm = latenessMillis < CALM_MILLIS && load < calmLoad() ? calm + 1 : 0;
      if (calm >= calmSeconds()) {
        more();
      }
    }
    return level();
  }

  /**
   * Others are watched now: about as much is saved as the last step did, where it is seen least.
   */
  private void follow(StepOrder now) {
    if (now.equals(order)) {
      return;
    }
    EffortLevel before = level();
    order = now;
    plan = EffortPlan.of(rungs, now);
    level = Math.max(plan.nearest(target), Math.min(level, 1));
    if (!level().equals(before)) {
      settling = SETTLE_SECONDS;
    }
  }

  /** Nothing came that could be encoded: however far behind it is then, it may catch up first. */
  public void waits() {
    previousMillis = Long.MAX_VALUE;
  }

  private void less(boolean isFarBehind) {
    if (sinceBack <= TRIAL_SECONDS) {
      patience = Math.min(LONGEST_PATIENCE, patience * 2);
      sinceBack = TRIAL_SECONDS;
    }
    int next = isFarBehind ? plan.levelOf(level().cost() * LARGE_STEP) : level + 1;
    level = Math.clamp(next, level, plan.levels().size() - 1);
    target = level().cost();
    settling = SETTLE_SECONDS;
  }

  private void more() {
    calm = 0;
    if (level > 0) {
      level--;
      target = level().cost();
      sinceBack = 0;
      settling = SETTLE_SECONDS;
    }
  }

  private double calmLoad() {
    double more = plan.levels().get(Math.max(0, level - 1)).cost();
    return CALM_LOAD * level().cost() / more;
  }

  private int calmSeconds() {
    return patience
        * (level().least().leavesPicturesOut() ? CALM_SECONDS_OF_PICTURES : CALM_SECONDS);
  }
}
