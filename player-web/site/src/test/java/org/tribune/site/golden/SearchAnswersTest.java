package org.tribune.site.golden;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.access.Role;

/** What is searched for and found, for the public and for clerks, as an answer and as a page. */
class SearchAnswersTest {
  @TempDir Path directory;

  @Test
  void search_isAnsweredAsBefore() {
    try (GoldenTown town = GoldenTown.open(directory, "search.txt")) {
      RichTown rich = new RichTown(town).build();
      Caller clerk = town.person(Role.CLERK);
      said(town, clerk);
      String here = "q=budget&sitting=" + rich.held();
      String whole = "\"complete\":true";
      town.get(Caller.NOBODY, "/api/v1/search?q=budget", body -> body.contains(whole));
      for (String query :
          new String[] {
            "q=budget",
            "q=budjet",
            "q=lac",
            "q=bonsoir",
            "q=etang",
            "q=%22budget+primitif%22",
            "q=budget&year=2026",
            "q=budget&body=Conseil+communautaire",
            "q=zzyzx",
            "q=budg&typing=1",
            "q=budget&page=2",
            "q=budget&lang=en",
            "q=",
            "q=***",
            "q=" + "a".repeat(201),
            "q=budget&year=x",
            "q=budget&lang=de",
            "q=budget&kind=item",
            here,
            "q=money&sitting=" + rich.held(),
            "q=budget&speaker=mme+claire+martin",
            here + "&speaker=M.+%C3%89LU",
            here + "&speaker=nobody",
            "q=budget&sitting=20300101-nulle-part-0000",
            "q=budget&sitting=%00%2F..",
            "q=budget&sitting=" + "a".repeat(81),
            "q=budget&speaker=" + "a".repeat(501)
          }) {
        town.get(Caller.NOBODY, "/api/v1/search?" + query);
        town.get(clerk, "/api/v1/operator/search?" + query);
      }
      town.get(Caller.NOBODY, "/api/v1/operator/search?q=budget");
      for (String language : new String[] {"fr", "en"}) {
        for (String query :
            new String[] {
              "",
              "q=budget",
              "q=budjet",
              "q=lac",
              "q=etang",
              "q=zzyzx",
              "q=***",
              "q=budget&year=1999&body=Nulle+part",
              "q=%3Cscript%3E",
              "q=" + "a".repeat(201),
              here,
              here + "&speaker=mme+claire+martin",
              "q=budget&sitting=20300101-nulle-part-0000&speaker=%3Cb%3E",
              "sitting=" + rich.held()
            }) {
          town.get(Caller.NOBODY, "/search?lang=" + language + "&" + query);
        }
      }
      town.assertIsAsBefore();
    }
  }

  /** By one whom the captions name, and by one who has the floor. */
  private static void said(GoldenTown town, Caller clerk) {
    String text =
        "WEBVTT\n\n00:45.000 --> 00:47.000\n<v M. Élu>The budget takes money\n\n"
            + "01:00.000 --> 01:02.000\nOf the budget\n\n"
            + "01:10.000 --> 01:12.000\n<v M. ÉLU>The budget again\n";
    town.unkept(
        clerk,
        "PUT",
        "/api/v1/recordings/" + RichTown.RECORDED + "/captions/en",
        new JsonObject().put("text", text).encode());
  }
}
