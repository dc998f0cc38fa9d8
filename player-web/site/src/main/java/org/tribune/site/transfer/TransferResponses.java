package org.tribune.site.transfer;

import java.util.List;
import org.tribune.core.text.Message;
import org.tribune.site.http.ApiWords;

/** What a transfer would be, as the API answers it. */
final class TransferResponses {
  private TransferResponses() {}

  /**
   * A transfer.
   *
   * @param bytes of the package
   * @param url where it is to be had; what lacks something with {@code ?incomplete=true}
   */
  record Check(long bytes, String url, List<File> files, List<Missing> missing) {
    static Check of(TransferPackage made) {
      TransferContents contents = made.contents();
      return new Check(
          made.zip().length(),
          TransferRoutes.address(contents.sitting().id().value()),
          contents.files().stream().map(File::of).toList(),
          contents.missing().stream().map(each -> new Missing(each.kind(), each.said())).toList());
    }
  }

  record File(String kind, String title, String name, long bytes) {
    static File of(TransferFile file) {
      return new File(ApiWords.of(file.kind()), file.title(), file.name(), file.length());
    }
  }

  /** What is not in it. */
  record Missing(String kind, Message detail) {}
}
