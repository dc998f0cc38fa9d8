package org.tribune.site.search.index;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** How an entry is put into an index: {@link EntryIndex} counts up with each change here. */
final class EntryDocument {
  private static final FieldType NAMES = type(/* isStored= */ false, /* hasOffsets= */ false);
  private static final FieldType TEXT = type(/* isStored= */ true, /* hasOffsets= */ true);
  private static final FieldType WORDS = type(/* isStored= */ false, /* hasOffsets= */ true);

  private EntryDocument() {}

  private static FieldType type(boolean isStored, boolean hasOffsets) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setStored(isStored);
    type.setIndexOptions(
        hasOffsets
            ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS
            : IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }

  /**
   * An entry's document.
   *
   * @param text of the entry, or of what is stored of it
   * @param print that its group is known by, see {@link ComparedIndex}
   */
  static Document of(Entry entry, String text, String print) {
    Document document = new Document();
    group(document, entry.group());
    document.add(
        new SortedDocValuesField(EntryIndex.HELD, new BytesRef(entry.group() + "\n" + print)));
    if (entry.kind() == Kind.QUESTION) {
      group(document, entry.owner());
    }
    document.add(new StoredField(EntryIndex.OWNER, entry.owner()));
    keyword(document, EntryIndex.OWNER, entry.owner());
    document.add(new StoredField(EntryIndex.KIND, entry.kind().name()));
    document.add(new StoredField(EntryIndex.ID, entry.id()));
    if (!entry.body().isEmpty()) {
      keyword(document, EntryIndex.BODY, entry.body());
    }
    if (entry.kind() == Kind.SPEECH) {
      keyword(document, EntryIndex.SPEAKER, SpeakerName.folded(entry.id()), entry.id());
    }
    if (!entry.subject().isEmpty()) {
      document.add(new SortedDocValuesField(EntryIndex.SUBJECT, new BytesRef(entry.subject())));
    }
    keyword(document, EntryIndex.YEAR, String.valueOf(entry.year()));
    document.add(new NumericDocValuesField(EntryIndex.START, entry.start().getEpochSecond()));
    document.add(new SortedDocValuesField(EntryIndex.ORDER, new BytesRef(entry.order())));
    add(document, Field.TITLE, entry.title(), NAMES);
    add(document, Field.PEOPLE, entry.people(), NAMES);
    add(document, Field.ABOUT, entry.about(), NAMES);
    add(document, Field.CONTEXT, entry.context(), NAMES);
    add(document, entry.hasDay() ? Field.DAY : Field.CONTEXT_DAY, entry.day(), NAMES);
    if (!text.isEmpty()) {
      // A question is quoted as the catalogue has it.
      FieldType type = entry.kind() == Kind.QUESTION ? WORDS : TEXT;
      add(document, Field.TEXT, List.of(text.split(String.valueOf(Entry.TURN_END))), type);
    }
    return document;
  }

  private static void group(Document document, String name) {
    document.add(
        new StringField(EntryIndex.GROUP, name, org.apache.lucene.document.Field.Store.NO));
  }

  private static void keyword(Document document, String name, String value) {
    keyword(document, name, value, value);
  }

  /** To filter by and to count. */
  private static void keyword(Document document, String name, String filtered, String counted) {
    document.add(new StringField(name, filtered, org.apache.lucene.document.Field.Store.NO));
    document.add(new SortedDocValuesField(name, new BytesRef(counted)));
  }

  private static void add(Document document, Field field, List<String> values, FieldType type) {
    values.forEach(
        each -> document.add(new org.apache.lucene.document.Field(field.word(), each, type)));
  }
}
