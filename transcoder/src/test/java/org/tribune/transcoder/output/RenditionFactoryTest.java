package org.tribune.transcoder.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.time.FrameRate;
import org.tribune.transcoder.ladder.LadderPlanner;
import org.tribune.transcoder.ladder.Rung;

final class RenditionFactoryTest {
  private static final List<Rung> RUNGS =
      new LadderPlanner(List.of(), /* processors= */ 2).plan(1280, 720, FrameRate.of(25)).rungs();

  @Test
  void settings_scaledRung_searchesLessUnlessItHasButEverySecondFrame() {
    RenditionFactory factory = factory(Map.of());

    assertThat(RUNGS).extracting(Rung::id).containsExactly("720p", "432p", "240p");
    assertThat(effort(factory, 0)).isEqualTo(0);
    assertThat(effort(factory, 1)).isEqualTo(1);
    assertThat(effort(factory, 2)).isEqualTo(0);
  }

  @Test
  void settings_presetThatSomebodyChose_isTakenAtItsWord() {
    RenditionFactory factory = factory(Map.of("TRIBUNE_TRANSCODER_PRESET", "medium"));

    assertThat(effort(factory, 1)).isEqualTo(0);
    assertThat(factory.settings(RUNGS.get(0), /* scaled= */ false).preset()).isEqualTo("medium");
  }

  private static int effort(RenditionFactory factory, int rung) {
    return factory.settings(RUNGS.get(rung), /* scaled= */ rung > 0).effort();
  }

  private static RenditionFactory factory(Map<String, String> variables) {
    return new RenditionFactory(
        new ConfigLoader(variables, Path.of(".")).load(ConfigLoader.Options.NONE).transcoder());
  }
}
