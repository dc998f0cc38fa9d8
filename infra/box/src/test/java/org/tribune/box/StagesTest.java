package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.tribune.core.lifecycle.Service;

class StagesTest {
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void startAndClose_always_inOrderAndInReverse() {
    Stages stages = new Stages(List.of(stage("a"), stage("b")));
    assertThat(stages.waitingFor()).containsExactly("a", "b");
    stages.start();
    assertThat(stages.waitingFor()).isEmpty();
    stages.close();
    stages.close();
    assertThat(told).containsExactly("start a", "start b", "close b", "close a");
    assertThat(stages.waitingFor()).containsExactly("b", "a");
  }

  @Test
  void waitingFor_aStageThatHasStartedButIsNotReady_namesWhatIsMissing() {
    List<String> missing = new ArrayList<>(List.of("the live so far"));
    Stages stages =
        new Stages(List.of(new Stage("web", stage("web").service(), () -> List.copyOf(missing))));
    stages.start();
    assertThat(stages.waitingFor()).containsExactly("the live so far");
    missing.clear();
    assertThat(stages.waitingFor()).isEmpty();
  }

  @Test
  void leave_beforeTheClose_isReadyNoMore() {
    Stages stages = new Stages(List.of(stage("a")));
    stages.start();
    stages.leave();
    assertThat(stages.waitingFor()).isNotEmpty();
    assertThat(told).containsExactly("start a");
  }

  @Test
  void start_oneFails_closesWhatWasBegunOnly() {
    Stage failing =
        new Stage(
            "b",
            new Service() {
              @Override
              public void start() {
                throw new IllegalStateException("no");
              }

              @Override
              public void close() {
                told.add("close b");
              }
            });
    Stages stages = new Stages(List.of(stage("a"), failing, stage("c")));
    assertThatThrownBy(stages::start).hasMessage("no");
    assertThat(stages.waitingFor()).containsExactly("b", "c");
    stages.close();
    assertThat(told).containsExactly("start a", "close b", "close a");
  }

  @Test
  void close_oneStageFails_closesTheOthers() {
    Stages stages =
        new Stages(
            List.of(
                stage("a"),
                new Stage(
                    "b",
                    new Service() {
                      @Override
                      public void start() {}

                      @Override
                      public void close() {
                        throw new IllegalStateException("stuck");
                      }
                    })));
    stages.start();
    stages.close();
    assertThat(told).containsExactly("start a", "close a");
  }

  @Test
  void close_oneStageHangs_returnsAllTheSame() {
    CountDownLatch never = new CountDownLatch(1);
    Stages stages =
        new Stages(
            List.of(
                new Stage(
                    "a",
                    new Service() {
                      @Override
                      public void start() {}

                      @Override
                      public void close() {
                        try {
                          never.await();
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                      }
                    })));
    stages.start();
    assertThat(stages.closeAllInTime()).isFalse();
    assertThat(stages.waitingFor()).containsExactly("a");
    never.countDown();
  }

  private Stage stage(String name) {
    return new Stage(
        name,
        new Service() {
          @Override
          public void start() {
            told.add("start " + name);
          }

          @Override
          public void close() {
            told.add("close " + name);
          }
        });
  }
}
