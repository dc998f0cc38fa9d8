package org.tribune.site.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.site.assembly.AssemblyResponses.ColumnOf;
import org.tribune.site.assembly.AssemblyResponses.IgnoredLine;
import org.tribune.site.assembly.AssemblyResponses.MemberFacts;
import org.tribune.site.assembly.AssemblyResponses.ReadMember;
import org.tribune.site.http.ProblemException;
import org.tribune.testkit.catalogue.AssemblySamples;

final class MembersPreviewTest {
  private static final Assembly EMPTY = AssemblySamples.empty("a", "Conseil municipal");

  private static AssemblyResponses.Preview read(String table) {
    return read(EMPTY, table);
  }

  private static AssemblyResponses.Preview read(Assembly assembly, String table) {
    return MembersPreview.of(assembly, table.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(AssemblyResponses.Preview preview) {
    return preview.members().stream().map(each -> each.facts().name()).toList();
  }

  private static MemberFacts first(AssemblyResponses.Preview preview) {
    return preview.members().getFirst().facts();
  }

  @Test
  void table_withColumnsInAnyOrderAndLanguage_isRead() {
    for (String table :
        List.of(
            "\ufeffOrdre;Civilité;Prénom;NOM;Groupe politique;Fonction;Commune;Du;Au\r\n"
                + "2;Mme;Claire;MARTIN;Ensemble;Maire;Murat;28/03/2026;1.3.2032\r\n",
            "To,From,Town,Role,Party,Last name,First name,Title,Rank\n"
                + "2032-03-01,2026-03-28,Murat,Maire,Ensemble,MARTIN,Claire,Mrs,2\n",
            "fin de mandat\tdébut du mandat\tville\tqualité\tliste\tnom\tn°\n"
                + "01/03/2032 00:00\t2026-03-28T00:00\tMurat\tMaire\tEnsemble\tMme Claire MARTIN\t2")) {
      MemberFacts read = first(read(table));
      assertThat(read)
          .isEqualTo(
              new MemberFacts(
                  read.id(),
                  "Mme Claire MARTIN",
                  "Ensemble",
                  "Maire",
                  "Murat",
                  2,
                  Optional.of(LocalDate.parse("2026-03-28")),
                  Optional.of(LocalDate.parse("2032-03-01")),
                  Optional.empty()));
    }
  }

  @Test
  void table_ofWindows1252_isRead() {
    byte[] table = "nom;prénom\nLÉVY;Zoé\n".getBytes(Charset.forName("windows-1252"));
    assertThat(names(MembersPreview.of(EMPTY, table))).containsExactly("Zoé LÉVY");
  }

  /** Its columns, as data.gouv.fr has them. */
  @Test
  void register_ofElectedPeople_isRead() {
    AssemblyResponses.Preview preview =
        read(
            "Code du département;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Code sexe;"
                + "Date de naissance;Date de début du mandat;Libellé de la fonction\n"
                + "15;Saint-Flour;MARTIN;Claire;F;01/01/1970;28/03/2026;Maire\n"
                + "15;Saint-Flour;DUPONT;Jean;M;01/01/1970;28/03/2026;\n");
    assertThat(names(preview)).containsExactly("Mme Claire MARTIN", "M. Jean DUPONT");
    assertThat(first(preview).commune()).isEqualTo("Saint-Flour");
    assertThat(first(preview).from()).contains(LocalDate.parse("2026-03-28"));
    assertThat(preview.columns())
        .filteredOn(each -> each.field().isEmpty())
        .extracting(ColumnOf::heading)
        .containsExactly("Code du département", "Date de naissance");
  }

  @Test
  void names_alone_oneALine_needNoHead() {
    AssemblyResponses.Preview preview = read("Mme Claire MARTIN\n\nM. Jean DUPONT\n");
    assertThat(preview.members())
        .extracting(each -> each.facts().name(), each -> each.facts().rank(), ReadMember::line)
        .containsExactly(tuple("Mme Claire MARTIN", 1, 1), tuple("M. Jean DUPONT", 2, 3));
    assertThat(preview.columns()).isEmpty();
  }

  @Test
  void lines_thatCantBeTaken_areToldWithTheirNumberAndWhy() {
    AssemblyResponses.Preview preview =
        read(
            "nom;prénom;groupe\nMARTIN;Claire;\n;Jean;Ensemble\n\nmartin;claire;\n"
                + "X".repeat(130)
                + ";;\n;;\n\"PETIT;Noël;");
    assertThat(names(preview)).containsExactly("Claire MARTIN");
    assertThat(preview.ignored())
        .extracting(IgnoredLine::line, each -> each.reason().code().orElseThrow())
        .containsExactly(
            tuple(3, "assembly.csv-no-name"),
            tuple(5, "assembly.csv-twice"),
            tuple(6, "text.too-long"),
            tuple(8, "assembly.csv-torn"));
    assertThat(preview.ignored().get(1).reason().en()).contains("claire martin").contains("line 2");
  }

  @Test
  void cells_thatCantBeRead_areLeftOutAndTold() {
    AssemblyResponses.Preview preview =
        read(
            "nom;ordre;du;au;suppléant\nA;zéro;31/02/2026;bientôt;\nB;2;2026-03-28;2026-03-27;B\n"
                + "C;3;;;D\n");
    assertThat(preview.members())
        .extracting(each -> each.facts().name(), ReadMember::doubts)
        .containsExactly(
            tuple("A", List.of("from-unread", "until-unread", "rank-unread")),
            tuple("B", List.of("ends-before-it-begins", "own-substitute")),
            tuple("C", List.of()),
            tuple("D", List.of("substitute-added")));
    assertThat(first(preview).rank()).isEqualTo(1);
    assertThat(preview.members().get(2).facts().substitute())
        .contains(preview.members().get(3).facts().id());
    assertThat(preview.members().get(1).facts().until()).isEmpty();
  }

  @Test
  void member_whoIsThere_keepsTheirIdAndWhatTheTableDoesNotSay() {
    Assembly before = AssemblySamples.whole("a", "Conseil municipal");
    AssemblyResponses.Preview preview =
        read(before, "nom;fonction\nCLAIRE martin;Ancienne maire\nM. Neuf VENU;\n");
    assertThat(preview.members())
        .extracting(each -> each.facts().id(), ReadMember::change)
        .startsWith(tuple("martin", "changed"));
    MemberFacts martin = first(preview);
    assertThat(martin.role()).isEqualTo("Ancienne maire");
    assertThat(martin.group()).isEqualTo("Ensemble");
    assertThat(martin.from()).contains(LocalDate.parse("2026-03-28"));
    assertThat(martin.substitute()).contains("petit");
    assertThat(preview.members().get(1).change()).isEqualTo("new");
    assertThat(preview.gone()).extracting(MemberFacts::id).containsExactly("petit");
    assertThat(read(before, "nom\nMme Claire MARTIN\n").members().getFirst().change())
        .isEqualTo("same");
  }

  @Test
  void substitute_whoIsAMemberOfBefore_staysThem() {
    Assembly before = AssemblySamples.whole("a", "Conseil municipal");
    AssemblyResponses.Preview preview =
        read(before, "nom;suppléant\nMme Claire MARTIN;M. Noël PETIT « fils » <b>\n");
    assertThat(preview.members())
        .extracting(each -> each.facts().id())
        .containsExactly("martin", "petit");
    assertThat(preview.gone()).isEmpty();
  }

  @Test
  void table_ofMoreThanAnAssemblyHas_isTakenAsFarAsItGoes() {
    String table =
        IntStream.rangeClosed(1, 502)
            .mapToObj(each -> "Membre " + each)
            .collect(Collectors.joining("\n", "nom\n", "\n"));
    AssemblyResponses.Preview preview = read(table);
    assertThat(preview.members()).hasSize(Assembly.MOST_MEMBERS);
    assertThat(preview.ignored()).extracting(IgnoredLine::line).containsExactly(502, 503);
  }

  @Test
  void table_withoutNames_isRefusedWithTheRemedy() {
    assertThatThrownBy(() -> read("téléphone;adresse\n01;ici\n"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read(" \n ")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("nom\n" + "A\n".repeat(5_001)))
        .isInstanceOf(ProblemException.class);
  }
}
