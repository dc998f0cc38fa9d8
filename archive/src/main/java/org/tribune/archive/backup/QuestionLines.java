package org.tribune.archive.backup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.Report;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;

/**
 * Questions as lines of a backup. Each names the keys that it was under, by their ids: what was
 * erased after the backup was made is not brought back by it, where the ids of the keys that were
 * destroyed are known. Used by one thread.
 */
final class QuestionLines {
  private final DataKeys keys;
  private final boolean withPrivate;

  /**
   * The lines of a catalogue with these keys.
   *
   * @param withPrivate false: of what is not public nothing is written
   */
  QuestionLines(DataKeys keys, boolean withPrivate) {
    this.keys = keys;
    this.withPrivate = withPrivate;
  }

  /** The line of a question. */
  CatalogueLine.OfQuestion line(QuestionFile file) {
    QuestionFile written = withPrivate ? file : publicOf(file);
    Map<String, String> ids = new HashMap<>();
    String question = file.question().id().value();
    put(ids, new KeyName(KeyKind.QUESTION, question));
    put(ids, new KeyName(KeyKind.ASKER, question));
    written.reports().forEach(each -> put(ids, key(each)));
    return new CatalogueLine.OfQuestion(written, ids);
  }

  private static KeyName key(Report report) {
    return new KeyName(KeyKind.REPORT, report.id().value());
  }

  private void put(Map<String, String> ids, KeyName name) {
    keys.find(name).map(DataKey::id).ifPresent(id -> ids.put(name.toString(), id.value()));
  }

  private static QuestionFile publicOf(QuestionFile file) {
    Question question = file.question();
    return new QuestionFile(
        question.state().isPublic() ? question : shredded(question),
        forgotten(file.asker()),
        file.supporters(),
        List.of());
  }

  /** What a line holds, without what was erased since it was written. */
  static QuestionFile restored(CatalogueLine.OfQuestion line, Set<KeyId> shredded) {
    QuestionFile file = line.file();
    String id = file.question().id().value();
    return new QuestionFile(
        isShredded(line, new KeyName(KeyKind.QUESTION, id), shredded)
            ? shredded(file.question())
            : file.question(),
        isShredded(line, new KeyName(KeyKind.ASKER, id), shredded)
            ? forgotten(file.asker())
            : file.asker(),
        file.supporters(),
        file.reports().stream().filter(each -> !isShredded(line, key(each), shredded)).toList());
  }

  private static boolean isShredded(
      CatalogueLine.OfQuestion line, KeyName name, Set<KeyId> shredded) {
    return Optional.ofNullable(line.keys().get(name.toString()))
        .map(KeyId::new)
        .filter(shredded::contains)
        .isPresent();
  }

  private static Question shredded(Question question) {
    return Question.shredded(
        question.id(), question.sitting(), question.askedAt(), question.version());
  }

  private static Asker forgotten(Asker asker) {
    return new Asker(
        asker.question(),
        asker.linkHash(),
        /* browser= */ "",
        /* origin= */ "",
        /* email= */ Optional.empty(),
        /* wantsLink= */ false,
        asker.mailedHash(),
        asker.language(),
        asker.askedAt());
  }
}
