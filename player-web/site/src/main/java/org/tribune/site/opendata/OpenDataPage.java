package org.tribune.site.opendata;

import java.util.List;
import java.util.Optional;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenSize;

/** Where the files are found, and what is in them; no script draws this page. */
record OpenDataPage(List<PublishedFile> files, PageFrame frame) {
  /** Its name among the pages of text. */
  static final String NAME = "open-data";

  private static final String ADDRESS = "/" + NAME;

  ServerRenderedPage page() {
    String title = frame.text("page.site.open-data");
    PageFrame.Told told =
        PageFrame.Told.website(title, frame.text("page.open-data.description"), ADDRESS);
    return frame.whole(
        ADDRESS,
        title,
        frame.head(told),
        (out, none) -> JteopenDataGenerated.render(out, none, this, title));
  }

  /** The datasets of which there is a file. */
  List<Dataset> datasets() {
    return List.of(Dataset.values()).stream().filter(each -> !of(each).isEmpty()).toList();
  }

  List<PublishedFile> of(Dataset dataset) {
    return files.stream()
        .filter(each -> each.data().filter(data -> data.dataset() == dataset).isPresent())
        .toList();
  }

  /** Format, size and length of a file, which are to be known before it is fetched. */
  String facts(PublishedFile file) {
    String format = file.data().map(each -> each.format().name()).orElse("");
    return frame.text(
        "page.open-data.facts",
        format,
        SpokenSize.of(file.length(), frame.language()),
        file.rows());
  }

  /** The addresses of the schemas of a dataset that are ours. */
  List<String> schemas(Dataset dataset) {
    return dataset == Dataset.DELIBERATIONS
        ? List.of()
        : dataset.formats().stream()
            .map(each -> new DataFile(dataset, Optional.empty(), each))
            .map(each -> OpenDataRoutes.PATH + SchemaFiles.of(each))
            .toList();
  }

  /** Where the schema of the file of deliberations is published. */
  static String scdl() {
    return DcatCatalogue.SCDL;
  }

  static String name(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** The addresses of the catalogue. */
  List<String> catalogues() {
    return List.of(DcatCatalogue.Form.values()).stream()
        .map(each -> OpenDataRoutes.PATH + each.file())
        .toList();
  }
}
