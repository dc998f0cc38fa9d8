package org.tribune.site.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.tribune.site.search.index.Field;

/**
 * Lucene's queries for a meaning. They are made of terms, never of what somebody typed as a
 * language. An entry's rank is a sum of constants, one for each word: where it is found best, and
 * how surely.
 */
final class Queries {
  private static final float STEM = 1 / 2f;
  private static final float BEGINNING = 1 / 4f;
  private static final float RESEMBLING = 1 / 8f;
  private static final float NEIGHBOURS = 1 / 2f;

  /** So many small words may stand between two that were typed as neighbours. */
  private static final int SLOP = 2;

  private Queries() {}

  /** All words and phrases, at least one of them in the entry itself. */
  static Query of(Meaning meaning) {
    if (meaning.words().size() + meaning.phrases().size() == 1) {
      // Then it is in the entry itself: what the entry belongs to need not be gone through.
      return meaning.phrases().isEmpty()
          ? word(meaning.words().getFirst(), Field.OWN)
          : phrase(meaning.phrases().getFirst(), Field.OWN);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    BooleanQuery.Builder own = new BooleanQuery.Builder();
    for (Meaning.Choice each : meaning.words()) {
      all.add(word(each, List.of(Field.values())), Occur.MUST);
      own.add(word(each, Field.OWN), Occur.SHOULD);
    }
    for (SearchQuery.Phrase each : meaning.phrases()) {
      all.add(phrase(each, List.of(Field.values())), Occur.MUST);
      own.add(phrase(each, Field.OWN), Occur.SHOULD);
    }
    all.add(own.build(), Occur.FILTER);
    neighbours(meaning, all);
    return all.build();
  }

  private static Query word(Meaning.Choice choice, List<Field> fields) {
    List<Query> places = new ArrayList<>();
    for (Field field : fields) {
      add(places, field, List.of(choice.word().surface()), /* sureness= */ 1);
      add(places, field, choice.word().stems(), STEM);
      add(places, field, choice.beginnings(), BEGINNING);
      add(places, field, choice.resembling(), RESEMBLING);
    }
    return new DisjunctionMaxQuery(places, /* tieBreakerMultiplier= */ 0);
  }

  private static void add(
      List<Query> places, Field field, Collection<String> words, float sureness) {
    for (String word : words) {
      Query term = new TermQuery(new Term(field.word(), word));
      // How often a word is in a text says something, in a title nothing.
      Query valued = field == Field.TEXT ? term : new ConstantScoreQuery(term);
      places.add(new BoostQuery(valued, field.worth() * sureness));
    }
  }

  private static Query phrase(SearchQuery.Phrase phrase, List<Field> fields) {
    List<Query> places = new ArrayList<>();
    for (Field field : fields) {
      places.add(constant(phrase(field, phrase.surfaces(), /* slop= */ 0), field.worth()));
    }
    return new DisjunctionMaxQuery(places, /* tieBreakerMultiplier= */ 0);
  }

  /** Where a name is written as it is. */
  static Query naming(List<String> surfaces) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Field field : List.of(Field.TITLE, Field.ABOUT, Field.TEXT)) {
      any.add(phrase(field, surfaces, /* slop= */ 0), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query constant(Query query, float worth) {
    return new BoostQuery(new ConstantScoreQuery(query), worth);
  }

  private static Query phrase(Field field, List<String> surfaces, int slop) {
    return new PhraseQuery(slop, field.word(), surfaces.toArray(String[]::new));
  }

  private static void neighbours(Meaning meaning, BooleanQuery.Builder all) {
    List<String> surfaces = meaning.words().stream().map(each -> each.word().surface()).toList();
    if (surfaces.size() > 1) {
      for (Field field : List.of(Field.TITLE, Field.TEXT)) {
        all.add(constant(phrase(field, surfaces, SLOP), field.worth() * NEIGHBOURS), Occur.SHOULD);
      }
    }
  }

  /** What is to be marked in a text, beside phrases: every word that may have led to it. */
  static List<String> marks(Meaning meaning) {
    List<String> words = new ArrayList<>();
    for (Meaning.Choice each : meaning.words()) {
      words.add(each.word().surface());
      words.addAll(each.word().stems());
      words.addAll(each.beginnings());
      words.addAll(each.resembling());
    }
    return words;
  }

  /** All that is to be marked in a text. */
  static Query marks(Meaning meaning, Field field) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    marks(meaning)
        .forEach(word -> any.add(new TermQuery(new Term(field.word(), word)), Occur.SHOULD));
    meaning
        .phrases()
        .forEach(each -> any.add(phrase(field, each.surfaces(), /* slop= */ 0), Occur.SHOULD));
    return any.build();
  }
}
