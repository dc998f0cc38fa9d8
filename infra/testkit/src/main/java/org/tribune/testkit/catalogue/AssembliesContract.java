package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.AssemblySamples.empty;
import static org.tribune.testkit.catalogue.AssemblySamples.whole;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;

/** What the {@link Assemblies} of every {@link Catalogue} must do. */
public abstract class AssembliesContract extends OpenedCatalogue {
  private static final AssemblyId ID = new AssemblyId("council");
  private static final String BODY = "Conseil municipal";

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Assemblies assemblies;

  @BeforeEach
  final void openAssemblies() {
    assemblies = catalogue.assemblies();
  }

  @Test
  void everything_ofNoAssembly_isAbsent() {
    assertThat(assemblies.find(ID)).isEmpty();
    assertThat(assemblies.findByBody(BODY)).isEmpty();
    assertThat(assemblies.list()).isEmpty();
    assertThat(assemblies.replace(empty("council", BODY))).isEmpty();
    assertThat(assemblies.forget(ID, /* version= */ 0)).isFalse();
  }

  @Test
  void create_aWholeAssembly_isReadBackAsItIs() {
    Assembly assembly = whole("council", BODY).at(7);
    assertThat(assemblies.create(assembly)).isTrue();
    assertThat(assemblies.find(ID)).contains(assembly);
    assertThat(assemblies.list()).containsExactly(assembly);
  }

  @Test
  void create_fiveHundredMembers_areReadBackAsTheyAre() {
    Assembly assembly = AssemblySamples.of("council", BODY, Assembly.MOST_MEMBERS);
    assertThat(assemblies.create(assembly)).isTrue();
    assertThat(assemblies.find(ID)).contains(assembly);
  }

  @Test
  void create_anIdOrANameThatIsThere_leavesItAsItIs() {
    assertThat(assemblies.create(whole("council", BODY))).isTrue();
    assertThat(assemblies.create(empty("council", "Conseil communautaire"))).isFalse();
    assertThat(assemblies.create(empty("other", "CONSEIL  municipal"))).isFalse();
    assertThat(assemblies.list()).containsExactly(whole("council", BODY));
  }

  @Test
  void findByBody_howeverItsNameIsTyped_givesTheAssembly() {
    Assembly assembly = empty("ales", "Conseil municipal d’Alès");
    assertThat(assemblies.create(assembly)).isTrue();
    assertThat(assemblies.findByBody("conseil MUNICIPAL d'Ales")).contains(assembly);
    assertThat(assemblies.findByBody("Conseil municipal")).isEmpty();
  }

  @Test
  void list_isByName() {
    assemblies.create(empty("c", "Conseil municipal"));
    assemblies.create(empty("b", "Conseil communautaire"));
    assemblies.create(empty("a", "Bureau"));
    assertThat(assemblies.list())
        .extracting(each -> each.id().value())
        .containsExactly("a", "b", "c");
  }

  @Test
  void replace_ofTheVersionThatIsThere_raisesItAndItsName() {
    assertThat(assemblies.create(empty("council", BODY))).isTrue();
    Assembly renamed = empty("council", "Conseil communal");
    assertThat(assemblies.replace(renamed)).contains(renamed.at(1));
    assertThat(assemblies.findByBody("Conseil communal")).contains(renamed.at(1));
    assertThat(assemblies.findByBody(BODY)).isEmpty();
    assertThat(assemblies.create(empty("other", BODY))).isTrue();
  }

  @Test
  void replace_ofAnotherVersionOrByATakenName_changesNothing() {
    assertThat(assemblies.create(empty("council", BODY).at(3))).isTrue();
    assertThat(assemblies.create(empty("bureau", "Bureau"))).isTrue();
    assertThat(assemblies.replace(whole("council", BODY).at(2))).isEmpty();
    assertThat(assemblies.replace(whole("council", "bureau").at(3))).isEmpty();
    assertThat(assemblies.find(ID)).contains(empty("council", BODY).at(3));
  }

  @Test
  void replace_byManyAtOnce_losesNoChange() {
    assertThat(assemblies.create(empty("council", BODY))).isTrue();
    int writers = 8;
    CompletableFuture.allOf(
            IntStream.range(0, writers)
                .mapToObj(each -> CompletableFuture.runAsync(this::addMember))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    Assembly after = assemblies.find(ID).orElseThrow();
    assertThat(after.version()).isEqualTo(writers);
    assertThat(after.members()).hasSize(writers);
  }

  private void addMember() {
    Optional<Assembly> written = Optional.empty();
    while (written.isEmpty()) {
      Assembly now = assemblies.find(ID).orElseThrow();
      Assembly more = AssemblySamples.of("council", BODY, now.members().size() + 1);
      written = assemblies.replace(more.at(now.version()));
    }
  }

  @Test
  void forget_ofTheVersionThatIsThere_freesItsName() {
    assertThat(assemblies.create(empty("council", BODY).at(2))).isTrue();
    assertThat(assemblies.forget(ID, /* version= */ 1)).isFalse();
    assertThat(assemblies.forget(ID, /* version= */ 2)).isTrue();
    assertThat(assemblies.find(ID)).isEmpty();
    assertThat(assemblies.create(empty("other", BODY))).isTrue();
  }

  @Test
  void find_afterTheCatalogueWasOpenedAgain_isThere() {
    assertThat(assemblies.create(whole("council", BODY))).isTrue();
    try (Catalogue again = open()) {
      assertThat(again.assemblies().find(ID)).contains(whole("council", BODY));
    }
  }
}
