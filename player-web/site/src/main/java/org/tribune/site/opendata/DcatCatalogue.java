package org.tribune.site.opendata;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;

/**
 * The catalogue of the files as portals read it (DCAT 3, DCAT-AP): a dataset for each kind and its
 * files as distributions. Immutable.
 */
final class DcatCatalogue {
  static final String SCDL = "https://schema.data.gouv.fr/scdl/deliberations/2.1.5/";
  private static final String EU = "http://publications.europa.eu/resource/authority/";
  private static final String MEDIA = "https://www.iana.org/assignments/media-types/";
  private static final Map<String, String> PREFIXES = prefixes();

  private final SiteConfig site;

  /** In what it is written. */
  enum Form {
    JSON_LD("catalog.jsonld", "application/ld+json"),
    TURTLE("catalog.ttl", "text/turtle; charset=utf-8");

    private final String file;
    private final String type;

    Form(String file, String type) {
      this.file = file;
      this.type = type;
    }

    static Optional<Form> find(String name) {
      return Arrays.stream(values()).filter(each -> each.file.equals(name)).findFirst();
    }

    String file() {
      return file;
    }

    String type() {
      return type;
    }
  }

  DcatCatalogue(SiteConfig site) {
    this.site = site;
  }

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
    prefixes.put("dct", "http://purl.org/dc/terms/");
    prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
    prefixes.put("vcard", "http://www.w3.org/2006/vcard/ns#");
    prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    return prefixes;
  }

  /**
   * The catalogue.
   *
   * @param files all that there are
   */
  String write(Form form, List<PublishedFile> files) {
    Rdf.Node catalogue = catalogue(files);
    return switch (form) {
      case JSON_LD -> JsonLd.write(PREFIXES, catalogue);
      case TURTLE -> Turtle.write(PREFIXES, catalogue);
    };
  }

  private String absolute(String path) {
    return site.url() + path;
  }

  private static String french(String code, Object... arguments) {
    return Messages.in("fr").text(code, arguments);
  }

  private static String english(String code, Object... arguments) {
    return Messages.in("en").text(code, arguments);
  }

  private Rdf.Node catalogue(List<PublishedFile> files) {
    Rdf.Node catalogue =
        Rdf.Node.of(absolute(OpenDataRoutes.PATH + "catalog"), "dcat:Catalog")
            .words(
                "dct:title",
                french("page.open-data.catalogue-of", site.name()),
                english("page.open-data.catalogue-of", site.name()))
            .words(
                "dct:description",
                french("page.open-data.description"),
                english("page.open-data.description"))
            .say("dct:publisher", publisher())
            .iri("dct:license", site.dataLicence().url().toString())
            .iri("foaf:homepage", absolute("/"));
    site.languages().forEach(each -> catalogue.iri("dct:language", language(each)));
    for (Dataset dataset : Dataset.values()) {
      List<PublishedFile> its =
          files.stream()
              .filter(each -> each.data().filter(data -> data.dataset() == dataset).isPresent())
              .toList();
      if (!its.isEmpty()) {
        catalogue.say("dcat:dataset", dataset(dataset, its));
      }
    }
    return catalogue;
  }

  private Rdf.Node publisher() {
    return Rdf.Node.of("", "foaf:Agent")
        .say("foaf:name", new Rdf.Words(site.legal().publisher().orElse(site.name()), ""));
  }

  private static String language(String language) {
    return EU + "language/" + (language.equals("fr") ? "FRA" : "ENG");
  }

  private Rdf.Node dataset(Dataset dataset, List<PublishedFile> files) {
    Rdf.Node node =
        Rdf.Node.of(absolute(OpenDataRoutes.PATH + "catalog#" + dataset.word()), "dcat:Dataset")
            .words("dct:title", french(dataset.title()), english(dataset.title()))
            .words("dct:description", french(dataset.text()), english(dataset.text()))
            .say("dct:identifier", new Rdf.Words(dataset.word(), ""))
            .say("dct:publisher", publisher())
            .iri("dct:language", language("fr"))
            .iri("dct:accrualPeriodicity", EU + "frequency/UPDATE_CONT")
            .iri("dcat:theme", EU + "data-theme/GOVE")
            .words(
                "dcat:keyword", french("page.open-data.keyword"), english("page.open-data.keyword"))
            .iri("dcat:landingPage", absolute("/open-data"))
            .at(
                "dct:modified",
                files.stream()
                    .map(PublishedFile::changedAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
    if (dataset == Dataset.DELIBERATIONS) {
      node.say("dcat:keyword", new Rdf.Words("SCDL", ""));
    }
    site.contact().ifPresent(each -> node.say("dcat:contactPoint", contact(each)));
    files.forEach(each -> node.say("dcat:distribution", distribution(each)));
    return node;
  }

  private Rdf.Node contact(URI contact) {
    boolean isMail = "mailto".equals(contact.getScheme());
    return Rdf.Node.of("", "vcard:Organization")
        .say("vcard:fn", new Rdf.Words(site.legal().publisher().orElse(site.name()), ""))
        .iri(isMail ? "vcard:hasEmail" : "vcard:hasURL", contact.toString());
  }

  private Rdf.Node distribution(PublishedFile file) {
    DataFile data = file.data().orElseThrow();
    String schema =
        data.dataset() == Dataset.DELIBERATIONS
            ? SCDL
            : absolute(OpenDataRoutes.PATH + SchemaFiles.of(data));
    return Rdf.Node.of(absolute(file.address()), "dcat:Distribution")
        .say("dct:title", new Rdf.Words(file.name(), ""))
        .iri("dcat:accessURL", absolute(file.address()))
        .iri("dcat:downloadURL", absolute(file.address()))
        .iri("dcat:mediaType", MEDIA + data.format().mediaType())
        .iri("dct:format", EU + "file-type/" + data.format().euName())
        .say(
            "dcat:byteSize", new Rdf.Typed(String.valueOf(file.length()), "xsd:nonNegativeInteger"))
        .at("dct:modified", file.changedAt())
        .iri("dct:license", site.dataLicence().url().toString())
        .iri("dct:conformsTo", schema);
  }
}
