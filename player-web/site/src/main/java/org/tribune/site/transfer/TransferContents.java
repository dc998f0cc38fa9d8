package org.tribune.site.transfer;

import java.util.List;
import java.util.Map;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;

/**
 * What a package holds. Immutable.
 *
 * @param sitting with what everybody may know of it
 * @param language of what the program writes
 * @param files in the order of the package
 * @param questions that everybody may read, the oldest first
 * @param debates of the items that were filmed and marked
 * @param missing what there should be and is not
 * @param watches each throws if less of a recording may be had than when it was looked for
 */
record TransferContents(
    Sitting sitting,
    String language,
    List<TransferFile> files,
    List<Question> questions,
    Map<ItemId, Debate> debates,
    List<Shortcoming> missing,
    List<Runnable> watches) {
  TransferContents {
    files = List.copyOf(files);
    questions = List.copyOf(questions);
    debates = Map.copyOf(debates);
    missing = List.copyOf(missing);
    watches = List.copyOf(watches);
  }

  /** The same with other files. */
  TransferContents with(List<TransferFile> others) {
    return new TransferContents(sitting, language, others, questions, debates, missing, watches);
  }

  /** Those of a kind. */
  List<TransferFile> files(TransferKind kind) {
    return files.stream().filter(each -> each.kind() == kind).toList();
  }

  /** Those about an item. */
  List<TransferFile> filesOf(ItemId item) {
    return files.stream().filter(each -> each.item().filter(item::equals).isPresent()).toList();
  }
}
