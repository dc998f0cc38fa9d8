package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.testkit.catalogue.AssemblySamples;

/** What anybody may read of an empty town and of one that has something of each kind. */
class PublicAnswersTest {
  private static final String[] PAGES = {
    "/",
    "/live/chamber",
    "/live/committee",
    "/embed/live/chamber",
    "/sittings",
    "/sittings?year=2025",
    "/reports",
    "/questions",
    "/accessibility",
    "/contact",
    "/help",
    "/legal",
    "/open-data",
    "/privacy",
    "/site-map",
    "/deliberations/",
    "/deliberations?q=budget",
    "/embed/next",
    "/newsletter",
    "/newsletter?month=2026-11",
    "/newsletter.txt",
    "/newsletter.txt?month=2026-12",
    "/newsletter?month=x"
  };
  private static final String[] FEEDS = {
    "/feeds/reports.rss",
    "/feeds/reports-audio.rss",
    "/feeds/sittings.rss",
    "/feeds/sittings-audio.rss",
    "/feeds/sittings.rss?before=2026-01-01T00:00:00Z",
    "/feeds/sittings.rss?before=x",
    "/calendar.ics",
    "/deliberations/feed.xml",
    "/sitemap.xml",
    "/robots.txt"
  };

  @TempDir Path directory;

  private static void pages(GoldenTown town, String... pages) {
    for (String language : new String[] {"fr", "en"}) {
      for (String page : pages) {
        String separator = page.contains("?") ? "&" : "?";
        town.get(Caller.NOBODY, page + separator + "lang=" + language, "Accept", "text/html");
      }
    }
  }

  @Test
  void emptyTown_isAnsweredAsBefore() {
    try (GoldenTown town = GoldenTown.open(directory, "empty.txt")) {
      for (String path : new String[] {"/api/v1/site", "/api/v1/openapi.yaml"}) {
        town.get(Caller.NOBODY, path);
      }
      for (String feed : FEEDS) {
        town.get(Caller.NOBODY, feed);
      }
      pages(town, PAGES);
      Caller clerk = town.person(Role.CLERK);
      for (String page : new String[] {"/console", "/console/", "/console/sign-in"}) {
        town.get(clerk, page, "Accept-Language", "fr");
        town.get(clerk, page, "Accept-Language", "en");
        town.get(Caller.NOBODY, page);
      }
      for (String file :
          new String[] {
            "/index.html", "/favicon.svg", "/theme/site.css", "/theme/card.png", "/theme/logo"
          }) {
        town.get(Caller.NOBODY, file);
      }
      Matcher script =
          Pattern.compile("/assets/[\\w.-]+\\.js").matcher(town.running().get("/console").body());
      assertThat(script.find()).isTrue();
      town.get(Caller.NOBODY, script.group());
      openData(town, "deliberations.csv", "sittings.json", "votes-2026.csv", "catalog.ttl");
      town.get(clerk, "/api/v1/operator/open-data");
      town.assertIsAsBefore();
    }
  }

  @Test
  void richTown_isAnsweredAsBefore() {
    try (GoldenTown town = GoldenTown.open(directory, "public.txt")) {
      RichTown rich = new RichTown(town).build();
      String sitting = "/sittings/" + rich.held();
      for (String feed : FEEDS) {
        town.get(Caller.NOBODY, feed);
      }
      town.get(Caller.NOBODY, "/feeds/reports/fete-du-lac/chapters.json");
      town.get(Caller.NOBODY, "/feeds/reports/nowhere/chapters.json");
      town.get(Caller.NOBODY, "/feeds/watch/" + RichTown.RECORDED + "/chapters.json");
      town.get(Caller.NOBODY, "/feeds/watch/nowhere/chapters.json");
      embeds(town, sitting);
      town.get(Caller.NOBODY, "/api/v1" + sitting);
      town.get(Caller.NOBODY, "/api/v1/sittings");
      town.get(Caller.NOBODY, "/api/v1/sitting-replays");
      town.get(Caller.NOBODY, "/api/v1/recordings/" + RichTown.RECORDED);
      town.get(Caller.NOBODY, "/api/v1/reports/fete-du-lac");
      assertThat(
              town.catalogue()
                  .assemblies()
                  .create(AssemblySamples.whole("conseil", "Conseil municipal")))
          .isTrue();
      pages(town, PAGES);
      pages(
          town,
          "/deliberations?q=budget&year=2026",
          "/members/martin?year=2026",
          sitting,
          "/watch/" + RichTown.RECORDED,
          "/embed/watch/" + RichTown.RECORDED,
          "/reports/fete-du-lac",
          "/embed/reports/fete-du-lac");
      String etag = town.get(Caller.NOBODY, "/calendar.ics").header("ETag").orElse("");
      town.get(Caller.NOBODY, "/calendar.ics", "If-None-Match", etag);
      downloads(town);
      openData(
          town,
          "deliberations.csv",
          "sittings.csv",
          "sittings.json",
          "votes-2026.csv",
          "votes-2026.json",
          "ballots-2026.csv",
          "votes.schema.json",
          "sittings.tableschema.json",
          "catalog.jsonld",
          "nowhere.csv");
      town.get(town.person(Role.CLERK), "/api/v1/operator/open-data");
      town.assertIsAsBefore();
    }
  }

  /** Each file, its head alone, and that the one that is known is still the one. */
  private static void openData(GoldenTown town, String... names) {
    for (String name : names) {
      String path = "/open-data/" + name;
      String tag = town.get(Caller.NOBODY, path).header("ETag").orElse("none");
      town.kept(
          Caller.NOBODY,
          path,
          town.request(Caller.NOBODY, path).method("HEAD", BodyPublishers.noBody()).build());
      town.get(Caller.NOBODY, path, "If-None-Match", tag);
    }
  }

  private static void embeds(GoldenTown town, String sitting) {
    for (String page :
        new String[] {
          "/live/chamber",
          "/watch/" + RichTown.RECORDED,
          "/reports/fete-du-lac",
          sitting,
          "/nowhere"
        }) {
      town.get(Caller.NOBODY, "/oembed?url=http://localhost" + page);
    }
    String film = "/oembed?url=http://localhost/reports/fete-du-lac";
    town.get(Caller.NOBODY, film + "&maxwidth=320&maxheight=100");
    town.get(Caller.NOBODY, film + "&format=xml");
    town.get(Caller.NOBODY, "/oembed");
    town.get(Caller.NOBODY, "/oembed?url=https://elsewhere.example/");
  }

  private static void downloads(GoldenTown town) {
    for (String file : new String[] {"720p.mp4", "audio.m4a", "archive.zip", "none.mp4"}) {
      String path = "/download/" + RichTown.RECORDED + "/" + file;
      town.kept(
          Caller.NOBODY,
          path,
          town.request(Caller.NOBODY, path).method("HEAD", BodyPublishers.noBody()).build());
      town.get(Caller.NOBODY, path, "Range", "bytes=0-9");
      town.get(Caller.NOBODY, path);
    }
  }

  @Test
  void errors_areAnsweredAsBefore() {
    try (GoldenTown town = GoldenTown.open(directory, "errors.txt")) {
      RunningServer running = town.running();
      for (String language : new String[] {"fr", "en"}) {
        for (String page :
            new String[] {
              "/nowhere",
              "/nowhere/else",
              "/live/nowhere",
              "/watch/nowhere",
              "/reports/nowhere",
              "/sittings/nowhere",
              "/alerts/nowhere",
              "/members/nowhere",
              "/embed/live/nowhere",
              "/embed/watch/nowhere",
              "/embed/reports/nowhere",
              "/assets/nowhere.js",
              "/documents/a/b.pdf"
            }) {
          town.get(Caller.NOBODY, page, "Accept", "text/html", "Accept-Language", language);
        }
      }
      town.get(Caller.NOBODY, "/nowhere");
      town.get(Caller.NOBODY, "/api/v1/nowhere");
      town.get(Caller.NOBODY, "/api/v1/nowhere", "Accept", "text/html");
      town.order(Caller.NOBODY, "POST", "/sittings", "");
      town.order(Caller.NOBODY, "PUT", "/api/v1/site", "{}");
      Caller clerk = town.person(Role.CLERK);
      town.order(clerk, "POST", "/api/v1/channels/chamber/broadcasts", "x".repeat(20_000));
      town.order(
          clerk,
          "POST",
          "/api/v1/channels/chamber/broadcasts",
          "a=b",
          "Content-Type",
          "application/x-www-form-urlencoded");
      town.catalogue().fail(new CatalogueException("The catalogue is away"));
      running.clock().advance(Duration.ofMinutes(1));
      for (String language : new String[] {"fr", "en"}) {
        for (String page :
            new String[] {
              "/",
              "/questions",
              "/sittings",
              "/reports",
              "/search?q=x",
              "/legal",
              "/newsletter",
              "/watch/b1",
              "/reports/x",
              "/embed/next",
              "/calendar.ics",
              "/feeds/sittings.rss"
            }) {
          town.get(Caller.NOBODY, page, "Accept", "text/html", "Accept-Language", language);
        }
      }
      for (String path :
          new String[] {
            "/api/v1/sittings",
            "/api/v1/recordings",
            "/api/v1/reports",
            "/api/v1/search?q=x",
            "/api/v1/channels",
            "/api/v1/challenge"
          }) {
        town.get(Caller.NOBODY, path);
        town.get(clerk, path);
      }
      town.get(clerk, "/api/v1/session");
      town.catalogue().recover();
      town.assertIsAsBefore();
    }
  }
}
