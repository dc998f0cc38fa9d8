package org.tribune.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MemoryAccountTest {
  private final MemoryAccount account = new MemoryAccount(/* size= */ 100);
  private final AtomicLong cache = holder(MemoryUse.STORE_CACHE, 30, /* least= */ 0);
  private final AtomicLong ended = holder(MemoryUse.ENDED_WINDOWS, 30, /* least= */ 10);
  private final AtomicLong windows = holder(MemoryUse.WINDOWS, 30, /* least= */ 10);
  private final AtomicLong log = holder(MemoryUse.LOG, 10, /* least= */ 5);

  private AtomicLong holder(MemoryUse use, long held, long least) {
    AtomicLong holds = new AtomicLong(held);
    account.hold(use, holds::get, bytes -> holds.updateAndGet(now -> Math.max(least, now - bytes)));
    return holds;
  }

  private void assertHeld(long inCache, long inEnded, long inWindows, long inLog) {
    assertThat(cache).hasValue(inCache);
    assertThat(ended).hasValue(inEnded);
    assertThat(windows).hasValue(inWindows);
    assertThat(log).hasValue(inLog);
  }

  @Test
  void whatFits_stays() {
    account.balance();
    assertHeld(30, 30, 30, 10);
    assertThat(account.held()).isEqualTo(account.size());
  }

  @Test
  void whatIsTooMuch_goesInTheOrderOfItsUse() {
    windows.set(50);
    account.balance();
    assertHeld(10, 30, 50, 10);
    windows.set(80);
    account.balance();
    assertHeld(0, 10, 80, 10);
    windows.set(200);
    account.balance();
    assertHeld(0, 10, 80, 10);
    assertThat(account.held()).isEqualTo(account.size());
  }

  @Test
  void whatIsAskedFor_isLentWhileThereIsRoom_orWouldBeWithoutWhatCanBeReadAgain() {
    assertThat(account.lend(MemoryUse.REQUESTS, 61)).isFalse();
    assertThat(account.refused()).isEqualTo(1);
    assertThat(account.lend(MemoryUse.REQUESTS, 60)).isTrue();
    assertThat(account.held(MemoryUse.REQUESTS)).isEqualTo(60);
    assertThat(account.lend(MemoryUse.ANSWERS, 1)).isFalse();
    account.balance();
    assertHeld(0, 10, 20, 10);
    account.giveBack(MemoryUse.REQUESTS, 60);
    assertThat(account.held(MemoryUse.REQUESTS)).isZero();
    assertThat(account.lend(MemoryUse.ANSWERS, 1)).isTrue();
  }

  @Test
  void moreThanAllCanLetGo_isShortAfterAWhile_untilItFits() {
    assertThat(account.lend(MemoryUse.CLIENTS, 60)).isTrue();
    AtomicLong fresh = holder(MemoryUse.DELAYED, 50, /* least= */ 50);
    account.balance();
    assertThat(account.isShort()).isFalse();
    for (int beat = 0; beat < 20; beat++) {
      account.balance();
    }
    assertThat(account.isShort()).isTrue();
    fresh.set(10);
    account.balance();
    assertThat(account.isShort()).isFalse();
  }
}
