package org.tribune.site.participation;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.question.Flag;

/**
 * Finds signs that hide, turn or pile up on letters, and letters or pictures without end. Safe for
 * all threads.
 */
final class OddSigns {
  /** No word has a letter so often; crosses often stand for what is left out. */
  private static final Pattern REPEATED = Pattern.compile("([\\p{L}&&[^xX]])\\1{4,}+");

  /** More accents than any language puts on a letter; what chooses an emoji's form is none. */
  private static final Pattern PILED =
      Pattern.compile(
          "[^\\p{M}]?(?:[\\p{Mn}\\p{Me}&&\\p{IsInherited}&&[^\\uFE00-\\uFE0F\\u20E3]]){3,}+");

  /** Unseen between the letters of a word, or turning its direction. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?<=\\p{IsLatin})[\\u200B-\\u200F\\u2060-\\u2064\\uFEFF]++(?=\\p{IsLatin})"
              + "|[\\u202A-\\u202E\\u2066-\\u2069]++");

  /** Letters that are pictures of letters, or stand on their heads. */
  private static final Pattern STYLED =
      Pattern.compile(
          "[\\x{1D400}-\\x{1D6A5}\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\u24B6-\\u24E9\\x{1F130}-\\x{1F189}"
              + "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɐǝɟɥɯɹʇʌʍʎɔ]"
              + "(?:\\s?[\\x{1D400}-\\x{1D6A5}\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\u24B6-\\u24E9"
              + "\\x{1F130}-\\x{1F189}ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɐǝɟɥɯɹʇʌʍʎɔ]){2,}+");

  /** Letters on their heads have usual ones among them: n for u, o for o. */
  private static final Pattern TURNED_WORD = Pattern.compile("\\p{L}*[ɐɓƃǝɟᴉɾʞɥɯɹʇʌʍʎɔꞁꓕ]\\p{L}*");

  private static final Pattern TURNED = Pattern.compile("[ɐɓƃǝɟᴉɾʞɥɯɹʇʌʍʎɔꞁꓕ]");

  /** Fewer may be a sound in phonetic script. */
  private static final int FEWEST_TURNED = 3;

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]++");

  /** Pictures; neither digits nor marks such as ©, nor what only colours a picture. */
  private static final Pattern EMOJI =
      Pattern.compile("[\\p{IsEmoji_Presentation}&&[^\\x{1F3FB}-\\x{1F3FF}]]|[☀-➿]\\uFE0F");

  private static final int MOST_EMOJI = 5;

  private OddSigns() {}

  static void find(FoldedText text, List<TextSpan> into) {
    note(REPEATED, text, into);
    if (text.original().chars().allMatch(OddSigns::isUsual)) {
      return;
    }
    List.of(PILED, UNSEEN, STYLED).forEach(each -> note(each, text, into));
    findTurned(text, into);
    findMixedWords(text, into);
    findEmoji(text, into);
  }

  /**
   * True of nearly all that is written in French: letters, digits, punctuation, narrow spaces, the
   * euro.
   */
  private static boolean isUsual(int sign) {
    return sign < 0x250 || (sign >= 0x2010 && sign <= 0x2027) || sign == 0x202F || sign == '€';
  }

  private static void note(Pattern pattern, FoldedText text, List<TextSpan> into) {
    Matcher found = pattern.matcher(text.original());
    while (found.find()) {
      note(text, found.start(), found.end(), into);
    }
  }

  private static void note(FoldedText text, int start, int end, List<TextSpan> into) {
    into.add(new TextSpan(Flag.ODD_SIGNS, text.place(), start, end));
  }

  private static void findTurned(FoldedText text, List<TextSpan> into) {
    if (TURNED.matcher(text.original()).results().count() >= FEWEST_TURNED) {
      note(TURNED_WORD, text, into);
    }
  }

  private static void findMixedWords(FoldedText text, List<TextSpan> into) {
    Matcher words = WORD.matcher(text.original());
    while (words.find()) {
      if (isMixed(words.group())) {
        note(text, words.start(), words.end(), into);
      }
    }
  }

  /** True of Latin letters with others among them that are only meant to look like some. */
  private static boolean isMixed(String word) {
    return word.codePoints().anyMatch(each -> LookAlikes.isForeign(Character.toLowerCase(each)))
        && word.codePoints().anyMatch(each -> UnicodeScript.of(each) == UnicodeScript.LATIN);
  }

  private static void findEmoji(FoldedText text, List<TextSpan> into) {
    Matcher emoji = EMOJI.matcher(text.original());
    int count = 0;
    int start = 0;
    int end = 0;
    while (emoji.find()) {
      start = count == 0 ? emoji.start() : start;
      end = emoji.end();
      count++;
    }
    if (count > MOST_EMOJI) {
      note(text, start, end, into);
    }
  }
}
