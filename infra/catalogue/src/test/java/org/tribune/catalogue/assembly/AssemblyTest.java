package org.tribune.catalogue.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.text.ValidationException;

final class AssemblyTest {
  private static final Instant NOW = Instant.parse("2026-11-25T17:30:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-25");

  private static Member member(String id, int rank) {
    return member(id, rank, Optional.empty());
  }

  private static Member member(String id, int rank, Optional<String> substitute) {
    return new Member(
        new MemberId(id),
        "Mme " + id,
        "",
        "",
        "",
        rank,
        Optional.empty(),
        Optional.empty(),
        substitute.map(MemberId::new));
  }

  private static Member inOffice(String id, String from, String until) {
    return new Member(
        new MemberId(id),
        "M. " + id,
        "",
        "",
        "",
        1,
        Optional.of(from).filter(each -> !each.isEmpty()).map(LocalDate::parse),
        Optional.of(until).filter(each -> !each.isEmpty()).map(LocalDate::parse),
        Optional.empty());
  }

  private static Assembly of(Member... members) {
    return Assembly.create(new AssemblyId("a"), "Conseil municipal", AssemblyRules.LAW, NOW, "x")
        .with(List.of(members));
  }

  private static List<String> ids(List<Member> members) {
    return members.stream().map(each -> each.id().value()).toList();
  }

  @Test
  void seated_onADay_areThoseInOfficeInTheOrderOfTheTable() {
    Assembly assembly =
        of(
            member("c", 3),
            member("b", 2),
            inOffice("a", "2026-11-25", "2026-11-25"),
            inOffice("gone", "", "2026-11-24"),
            inOffice("coming", "2026-11-26", ""));
    assertThat(ids(assembly.seated(DAY))).containsExactly("a", "b", "c");
    assertThat(ids(assembly.seated(DAY.minusDays(1)))).containsExactly("gone", "b", "c");
    assertThat(ids(assembly.seated(DAY.plusDays(1)))).containsExactly("coming", "b", "c");
  }

  @Test
  void substitutes_sitInAnothersPlace_unlessTheyHaveOneThemselves() {
    Assembly assembly = of(member("a", 1, Optional.of("s")), member("b", 2), member("s", 3));
    assertThat(ids(assembly.seated(DAY))).containsExactly("a", "b");
    assertThat(ids(assembly.substitutes(DAY))).containsExactly("s");
    Assembly mutual = of(member("a", 1, Optional.of("b")), member("b", 2, Optional.of("a")));
    assertThat(ids(mutual.seated(DAY))).containsExactly("a", "b");
    assertThat(mutual.substitutes(DAY)).isEmpty();
  }

  @Test
  void substitute_whoIsNoLongerThere_isForgotten() {
    assertThat(of(member("a", 1, Optional.of("gone"))).members().getFirst().substitute()).isEmpty();
  }

  @Test
  void member_thatCantBe_isRefusedInWords() {
    assertThatThrownBy(() -> member("a", 0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> inOffice("a", "2026-02-01", "2026-01-01"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("M. a");
    assertThatThrownBy(() -> member("a", 1, Optional.of("a")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> of(member("a", 1), member("a", 2))).hasMessageContaining("twice");
    assertThatThrownBy(
            () ->
                of(
                    IntStream.rangeClosed(1, 501)
                        .mapToObj(each -> member("m" + each, each))
                        .toArray(Member[]::new)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("501");
  }

  @Test
  void rules_thatCantBe_areRefusedInWords() {
    for (String fits : List.of("", "{year}-{month}-{n}", "DEL {n:3}")) {
      assertThat(rules(fits).deliberationPattern()).isEqualTo(fits);
    }
    assertThatThrownBy(() -> rules("2026-11")).hasMessageContaining("{n}");
    assertThatThrownBy(() -> new AssemblyRules(21, Quorum.HALF, "", false))
        .isInstanceOf(ValidationException.class);
  }

  private static AssemblyRules rules(String pattern) {
    return new AssemblyRules(1, Quorum.HALF, pattern, /* publishesAttendance= */ false);
  }

  @Test
  void names_areTheSame_howeverTheyAreTyped() {
    assertThat(PlainName.of(" Conseil  municipal d’ALÈS ")).isEqualTo("conseil municipal d ales");
    assertThat(PlainName.person("Mme Claire MARTIN")).isEqualTo(PlainName.person("claire martin"));
    assertThat(PlainName.person("M. Dupont-Lévy")).isEqualTo("dupont levy");
    assertThat(PlainName.person("Mérimée")).isEqualTo("merimee");
    assertThat(PlainName.anyOrder("MARTIN Claire")).isEqualTo(PlainName.anyOrder("Claire Martin"));
  }

  @Test
  void collectivity_ofASiret_isHeldToItsFormula() {
    for (String fits : List.of("", "21860194600013", "218 601 946 00013", "35600000049837")) {
      assertThat(new Collectivity("Ville", fits).siret()).isEqualTo(fits.replace(" ", ""));
    }
    for (String wrong :
        List.of("21860194600014", "2186019460001", "2186019460001X", "35600000049838")) {
      assertThatThrownBy(() -> new Collectivity("Ville", wrong))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining(wrong);
    }
    assertThat(new Collectivity("Ville", "").isWhole()).isFalse();
    assertThat(new Collectivity("Ville", "21860194600013").isWhole()).isTrue();
  }

  @Test
  void assembly_thatAnOlderProgramWrote_isOfNoCollectivityYet() {
    JsonCodec<Assembly> codec = new JsonCodec<>(Assembly.class);
    String now = new String(codec.encode(of()), UTF_8);
    String then = now.replaceFirst("\"collectivity\":\\{[^}]*},", "");
    assertThat(then).doesNotContain("collectivity");
    assertThat(codec.decode(then.getBytes(UTF_8))).isEqualTo(of());
  }

  @Test
  void assembly_asJson_isReadBackAsItIs() {
    JsonCodec<Assembly> codec = new JsonCodec<>(Assembly.class);
    Assembly assembly =
        of(member("a", 1, Optional.of("b")), inOffice("b", "2026-01-01", "2032-01-01"));
    assertThat(codec.decode(codec.encode(assembly))).isEqualTo(assembly);
  }
}
