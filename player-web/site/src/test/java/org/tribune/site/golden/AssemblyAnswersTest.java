package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.access.Role;

/**
 * An assembly from its first member to a sitting that takes its list, calls the roll and votes, for
 * the public and for clerks.
 */
class AssemblyAnswersTest {
  private static final String ALL = "/api/v1/operator/assemblies";
  private static final String SITTINGS = "/api/v1/sittings";
  private static final String BODY = "Conseil municipal";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private GoldenTown town;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller clerk;

  @Test
  void assemblies_areAnsweredAsBefore() {
    try (GoldenTown opened = GoldenTown.open(directory, "assemblies.txt")) {
      town = opened;
      clerk = town.person(Role.CLERK);
      String sitting = SITTINGS + "/" + sittingOf("2026-11-24T18:30").text("id");
      town.get(clerk, ALL);
      change(sitting, "POST", "/seats", "{}");
      String assembly = create();
      previews(assembly);
      members(assembly);
      attendance(sitting);
      votes(sitting);
      shown(sitting);
      publications(sitting);
      sittingOf("2026-12-16T18:30");
      sittingOf("2020-01-15T18:30");
      refusals(assembly);
      delete(assembly);
      Caller administrator = town.person(Role.ADMINISTRATOR);
      town.get(administrator, "/api/v1/audit?action=assembly-changed");
      town.get(administrator, "/api/v1/audit?action=assembly-deleted");
      town.assertIsAsBefore();
    }
  }

  private Answer sittingOf(String start) {
    String order =
        """
        {"body": "%s", "title": "Budget", "localStart": "%s", "zone": "Europe/Paris"}
        """
            .formatted(BODY, start);
    Answer made = town.order(clerk, "POST", SITTINGS, order);
    if (!start.startsWith("2026-11")) {
      return made;
    }
    return change(
        SITTINGS + "/" + made.text("id"),
        "PATCH",
        "",
        """
        {"speakers": [
          {"id": "dgs", "name": "M. Paul BERGER", "role": "Directeur général"},
          {"id": "s1", "name": "MARTIN Claire", "commune": "Murat"},
          {"id": "s2", "name": "M. Jean Dupont"}, {"id": "s3", "name": "Mme Anne Lévy"},
          {"id": "s4", "name": "M. Noël Petit"}, {"id": "s5", "name": "Mme Zoé Roux"}]}
        """);
  }

  private Answer change(String path, String method, String part, String order) {
    String id = path.substring(path.lastIndexOf('/'));
    long version = town.unkept(clerk, "GET", "/api/v1/operator/sittings" + id, "").version();
    return town.order(clerk, method, path + part, new JsonObject(order).put("version", version));
  }

  private String create() {
    Answer made = town.order(clerk, "POST", ALL, "{\"body\": \"%s\"}".formatted(BODY));
    town.order(clerk, "POST", ALL, "{\"body\": \"CONSEIL  municipal\"}");
    town.order(clerk, "POST", ALL, "{\"body\": \" \"}");
    town.order(
        clerk,
        "POST",
        ALL,
        """
        {"body": "Bureau", "rules": {"quorum": "third", "publishesAttendance": true},
         "members": [{"id": "b1", "name": "Mme Claire MARTIN", "rank": 1}]}
        """);
    return ALL + "/" + made.text("id");
  }

  private Answer preview(String assembly, String table, Charset charset) {
    String path = assembly + "/members/preview";
    return town.kept(
        clerk,
        path,
        town.request(clerk, path)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(table, charset))
            .build());
  }

  private void previews(String assembly) {
    Charset utf8 = StandardCharsets.UTF_8;
    preview(
        assembly,
        """
        \ufeffCivilité;Prénom;Nom;Groupe politique;Fonction;Ordre;Du;Au;Suppléant;Téléphone
        Mme;Claire;MARTIN;Ensemble;Maire;1;28/03/2026;;;01
        M.;Jean;DUPONT;Ensemble;1er adjoint;2;28/03/2026;31/02/2032;Luc NEUF;02
        F;Anne;LÉVY;;;x;2026-03-28;2020-01-01;Anne LÉVY;03
        M;Jean;Dupont;;;9;;;;04
        ;;;;;;;;;
        ;Sans;;;;;;;;05
        """,
        utf8);
    preview(
        assembly, "name,commune\nZoé Roux,Saint-Flour\n\"Noël", Charset.forName("windows-1252"));
    preview(assembly, "Mme Claire MARTIN\nM. Jean DUPONT\n", utf8);
    preview(assembly, "téléphone;adresse\n01;ici\n", utf8);
    preview(assembly, " \n\n", utf8);
    preview(ALL + "/none", "nom\nX\n", utf8);
  }

  private void members(String assembly) {
    String members =
        """
        {"version": 0, "members": [
          {"id": "m1", "name": "Mme Claire MARTIN", "role": "Maire", "group": "Ensemble", "rank": 1},
          {"id": "m2", "name": "M. Jean DUPONT", "rank": 2, "substitute": "m6"},
          {"id": "m3", "name": "Mme Anne LÉVY", "rank": 3, "from": "2026-03-28"},
          {"id": "m4", "name": "M. Noël PETIT", "rank": 4, "until": "2032-03-01"},
          {"id": "m5", "name": "Mme Zoé ROUX", "rank": 5},
          {"id": "m6", "name": "M. Luc NEUF", "rank": 6},
          {"id": "m7", "name": "M. Guy PARTI", "rank": 2, "until": "2026-01-01"}],
         "rules": {"deliberationPattern": "{year}-{month}-{n}"},
         "collectivity": {"name": "Ville de Saint-Flour", "siret": "218 601 946 00013"}}
        """;
    town.order(clerk, "PATCH", assembly, members);
    town.order(clerk, "PATCH", assembly, members);
    town.get(clerk, ALL);
    preview(
        assembly,
        "nom;fonction\nMme Claire Martin;Maire\nM. Jean DUPONT;1er adjoint\nM. Neuf VENU;\n",
        StandardCharsets.UTF_8);
  }

  private void attendance(String sitting) {
    change(sitting, "POST", "/seats", "{}");
    change(
        sitting,
        "PATCH",
        "",
        """
        {"attendance": {"chair": "s1", "secretary": "s3", "convokedOn": "2026-11-19",
          "itemChairs": [{"item": "b", "speaker": "s2"}],
          "seats": [
           {"speaker": "s1", "changes": [{"at": "2026-11-24T18:00:00Z", "presence": "present"}]},
           {"speaker": "s2", "changes": [
             {"at": "2026-11-24T18:00:00Z", "item": null, "presence": "present", "proxy": null}]},
           {"speaker": "s3", "changes": [{"at": "2026-11-24T18:00:00Z", "presence": "present"},
             {"at": "2026-11-24T19:00:00Z", "presence": "left", "item": "b"}]},
           {"speaker": "s4", "changes": [
             {"at": "2026-11-24T18:00:00Z", "presence": "represented", "proxy": "s1"}]},
           {"speaker": "s5", "insteadOf": null, "changes": [
             {"at": "2026-11-24T18:00:00Z", "presence": "represented", "proxy": "s4"}]}]}}
        """);
    change(sitting, "POST", "/seats", "{}");
  }

  private void votes(String sitting) {
    change(
        sitting,
        "PATCH",
        "/agenda",
        """
        {"items": [
          {"id": "a", "title": "Budget", "summary": "Il est débattu.", "deliberation":
            {"number": "2026-11-1", "matter": "7.1", "publishedAt": "2026-11-25T08:00:00Z"},
           "motions": [{"id": "m1", "title": "Amendement n° 1", "vote": {"outcome": "rejected",
             "tally": {"inFavour": 1, "against": 3, "abstentions": 0, "notTakingPart": 0},
             "ballot": {"kind": "secret", "at": "2026-11-24T18:20:00Z", "blank": 0}}}],
           "vote": {"outcome": "adopted", "unanimous": false,
             "ballot": {"kind": "show-of-hands", "at": "2026-11-24T18:30:00Z", "casts": [
               {"voter": "s1", "position": "for"}, {"voter": "s2", "position": "against"},
               {"voter": "s3", "position": "abstains"}, {"voter": "s4", "position": "for"}]}}},
          {"id": "b", "title": "Voirie", "deliberation": {"number": "2026-11-2", "matter": ""},
           "vote": {"outcome": "adopted",
             "ballot": {"kind": "roll-call", "at": "2026-11-24T19:10:00Z", "casts": [
               {"voter": "s1", "position": "no-part"}, {"voter": "s2", "position": "for"},
               {"voter": "s5", "position": "no-vote"}]}}}]}
        """);
    for (String vote :
        new String[] {
          "{\"outcome\": \"adopted\", \"ballot\": {\"kind\": \"secret\", \"at\":"
              + " \"2026-11-24T19:10:00Z\", \"casts\": [{\"voter\": \"s1\", \"position\": \"for\"}]}}",
          "{\"outcome\": \"adopted\", \"ballot\": {\"kind\": \"aloud\", \"at\":"
              + " \"2026-11-24T19:10:00Z\"}}",
          "{\"outcome\": \"adopted\", \"ballot\": {\"kind\": \"secret\", \"at\": \"hier\"}}",
          "{\"outcome\": \"adopted\", \"ballot\": {\"kind\": \"secret\"}}"
        }) {
      change(sitting, "PATCH", "/items/b", "{\"vote\": %s}".formatted(vote));
    }
    change(sitting, "PATCH", "/items/b", "{\"deliberation\": {\"matter\": \"budget\"}}");
    change(sitting, "PATCH", "", "{\"attendance\": {\"seats\": {}}}");
    change(
        sitting,
        "PATCH",
        "",
        "{\"attendance\": {\"seats\": [{\"speaker\": \"s1\", \"changes\": [{\"at\": \"soon\","
            + " \"presence\": \"present\"}]}]}}");
  }

  private void shown(String sitting) {
    change(sitting, "PATCH", "", "{\"status\": \"announced\"}");
    town.get(Caller.NOBODY, sitting);
    change(sitting, "PATCH", "", "{\"status\": \"held\"}");
    town.get(Caller.NOBODY, sitting);
    String page = sitting.substring("/api/v1".length());
    town.get(Caller.NOBODY, page + "?lang=fr");
    town.get(Caller.NOBODY, page + "?lang=en");
    change(sitting, "PATCH", "", "{\"openToPublic\": false}");
    town.get(Caller.NOBODY, sitting);
    town.get(Caller.NOBODY, page + "?lang=fr");
  }

  /** A deliberation, a list, and a withdrawal, for everybody and for clerks. */
  private void publications(String sitting) {
    String id = sitting.substring(SITTINGS.length() + 1);
    String path = "/api/v1/operator/sittings/" + id + "/publications";
    town.get(Caller.NOBODY, "/api/v1/matters");
    town.get(Caller.NOBODY, "/publications?lang=fr");
    town.get(clerk, path);
    town.order(clerk, "POST", path + "/items/a", "{}");
    String signed =
        town.answer(
                town.request(clerk, sitting + "/documents?item=a&name=signe.pdf&public=false")
                    .header("Content-Type", "application/pdf")
                    .POST(BodyPublishers.ofByteArray(DocumentSample.pdf("Le budget")))
                    .build())
            .text("document");
    String order = "{\"matter\": \"7.1\", \"signed\": \"" + signed + "\"}";
    town.order(clerk, "POST", path + "/items/a", order);
    town.order(clerk, "POST", path + "/items/b", "{\"number\": \"2026-11-1\"}");
    town.order(clerk, "DELETE", sitting + "/documents/" + signed, "");
    town.get(Caller.NOBODY, "/publications/1.pdf");
    town.kept(
        Caller.NOBODY,
        "/publications/1.pdf",
        town.request(Caller.NOBODY, "/publications/1.pdf")
            .method("HEAD", BodyPublishers.noBody())
            .build());
    town.get(Caller.NOBODY, "/publications/9.pdf");
    town.get(Caller.NOBODY, "/api/v1/publications?before=9");
    town.get(clerk, "/api/v1/operator/publications");
    for (String language : new String[] {"fr", "en"}) {
      String page = "/sittings/" + id + "/deliberations";
      town.get(Caller.NOBODY, page + "?lang=" + language);
      town.get(Caller.NOBODY, page + "/a?lang=" + language);
      town.get(Caller.NOBODY, "/publications?lang=" + language);
      town.get(Caller.NOBODY, "/publications/feed.xml?lang=" + language);
    }
    town.order(clerk, "POST", path + "/list", "{}");
    String withdrawal = "/api/v1/operator/publications/1/withdrawal";
    town.order(clerk, "POST", withdrawal, "{\"reason\": \"Faux fichier\"}");
    town.order(clerk, "POST", withdrawal, "{\"early\": true}");
    town.order(clerk, "POST", withdrawal, "{\"early\": true, \"reason\": \"Faux fichier\"}");
    town.get(Caller.NOBODY, "/publications/1.pdf");
    Caller administrator = town.person(Role.ADMINISTRATOR);
    town.get(administrator, "/api/v1/audit?action=publication-withdrawn");
    town.get(administrator, "/api/v1/audit?action=list-published");
    town.get(administrator, "/api/v1/audit?action=deliberation-published");
    twoAtOnce(id, path + "/list");
  }

  /**
   * Two press the button in one moment: one does it, the other reads so, nothing is there twice.
   */
  private void twoAtOnce(String id, String list) {
    Caller other = town.person(Role.CLERK);
    for (int round = 0; round < 3; round++) {
      rename(id, "Voirie du bourg, tranche " + round);
      int before = entered();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<CompletableFuture<Answer>> both =
            Stream.of(clerk, other)
                .map(
                    who ->
                        CompletableFuture.supplyAsync(
                            () -> town.unkept(who, "POST", list, "{}"), threads))
                .toList();
        List<String> said = both.stream().map(each -> outcome(each.join())).sorted().toList();
        assertThat(said)
            .isIn(
                List.of("entered", "there already"),
                List.of("entered", "refused: Quelqu’un d’autre vient de publier la même chose"));
      }
      assertThat(entered()).isEqualTo(before + 1);
    }
  }

  private static String outcome(Answer answer) {
    return answer.status() == 200
        ? answer.json().getBoolean("entered") ? "entered" : "there already"
        : "refused: "
            + new JsonObject(answer.body())
                .getJsonObject("detail")
                .getString("fr")
                .replaceFirst(" :.*", "");
  }

  private void rename(String id, String title) {
    long version = town.unkept(clerk, "GET", "/api/v1/operator/sittings/" + id, "").version();
    String order =
        new JsonObject()
            .put("version", version)
            .put("items", List.of(new JsonObject().put("id", "b").put("title", title)))
            .encode();
    assertThat(town.unkept(clerk, "PATCH", SITTINGS + "/" + id + "/agenda", order).status())
        .isEqualTo(200);
  }

  private int entered() {
    return town.unkept(clerk, "GET", "/api/v1/operator/publications", "")
        .all("publications")
        .size();
  }

  private void refusals(String assembly) {
    for (String order :
        new String[] {
          "{}",
          "{\"version\": 1, \"body\": \"bureau\"}",
          "{\"version\": 1, \"rules\": {\"quorum\": \"all\"}}",
          "{\"version\": 1, \"rules\": {\"proxiesPerHolder\": 99}}",
          "{\"version\": 1, \"rules\": {\"deliberationPattern\": \"2026\"}}",
          "{\"version\": 1, \"collectivity\": {\"siret\": \"21860194600014\"}}",
          "{\"version\": 1, \"members\": [{\"id\": \"m1\", \"name\": \"\", \"rank\": 1}]}",
          "{\"version\": 1, \"members\": [{\"id\": \"m1\", \"name\": \"A\", \"rank\": 0}]}",
          "{\"version\": 1, \"members\": [{\"id\": \"m1\", \"name\": \"A\", \"rank\": 1, \"from\":"
              + " \"28/03/2026\"}]}",
          "{\"version\": 1, \"members\": [{\"id\": \"m1\", \"name\": \"A\", \"rank\": 1},"
              + " {\"id\": \"m1\", \"name\": \"B\", \"rank\": 2}]}"
        }) {
      town.order(clerk, "PATCH", assembly, order);
    }
    town.order(Caller.NOBODY, "PATCH", assembly, "{\"version\": 1}");
    town.order(town.person(Role.MODERATOR), "PATCH", assembly, "{\"version\": 1}");
    town.order(clerk, "PATCH", assembly, "{\"version\": 1}", "Origin", "https://elsewhere.example");
  }

  private void delete(String assembly) {
    town.order(clerk, "DELETE", assembly, "");
    town.order(clerk, "DELETE", assembly + "?version=0", "");
    town.order(clerk, "DELETE", assembly + "?version=1", "");
    town.order(clerk, "DELETE", assembly + "?version=1", "");
    town.get(clerk, ALL);
  }
}
