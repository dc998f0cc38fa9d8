package org.tribune.site.search;

/** A search that was read: it has words in it. */
public final class ReadSearch {
  private final SearchRequest request;
  private final Wish wish;

  public ReadSearch(SearchRequest request, Wish wish) {
    this.request = request;
    this.wish = wish;
  }

  /** As it was asked. */
  public SearchRequest request() {
    return request;
  }

  Wish wish() {
    return wish;
  }

  /** How many words must be looked for. */
  public int words() {
    return wish.parts().stream()
        .mapToInt(
            part ->
                switch (part) {
                  case Wish.Word word -> 1;
                  case Wish.Phrase phrase -> phrase.surfaces().size();
                })
        .sum();
  }
}
