package org.tribune.site.golden;

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
      new RichTown(town).build();
      Caller clerk = town.person(Role.CLERK);
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
            "q=budget&kind=item"
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
              "q=" + "a".repeat(201)
            }) {
          town.get(Caller.NOBODY, "/search?lang=" + language + "&" + query);
        }
      }
      town.assertIsAsBefore();
    }
  }
}
