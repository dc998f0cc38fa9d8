package org.tribune.site.participation;

import java.util.HashMap;
import java.util.Map;

/**
 * Which letters a folded sign may be read as: {@code 1} as {@code i} and {@code l}, {@code @} as
 * {@code a}, a Cyrillic {@code с} as {@code c}. A set of letters is one number, a bit for each of
 * {@link #ALPHABET}. Safe for all threads.
 */
final class LookAlikes {
  /** What words of a list are made of. */
  static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  /** In the middle of a word it hides any letter. */
  static final char ANY = '*';

  private static final long LETTERS = (1L << 26) - 1;
  private static final Map<Character, Long> OTHERS = new HashMap<>();

  static {
    pairs("0o 1i 1l 3e 4a 5s 7t 8b 9g @a $s !i |i |l €e £l ¡i");
    pairs("il li");
    // Cyrillic
    pairs("аa вb сc еe нh іi јj кk мm оo рp ԛq ѕs тt уy хx ԝw пn гr ԁd ӏl һh ьb зe");
    // Greek
    pairs("αa βb γy εe ηn ηh ιi κk νv νn οo ρp σo τt υu χx ζz ϲc");
    // Small capitals and other Latin letters of the phonetic alphabet
    pairs("ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɡg ɩi ƒf");
  }

  private LookAlikes() {}

  private static void pairs(String list) {
    for (String pair : list.split(" ", -1)) {
      OTHERS.merge(pair.charAt(0), 1L << ALPHABET.indexOf(pair.charAt(1)), (one, two) -> one | two);
    }
  }

  /** The letters and digits that {@code folded} may be; 0 for none. */
  static long of(char folded) {
    int place = folded < 128 ? ALPHABET.indexOf(folded) : -1;
    long itself = place < 0 ? 0 : 1L << place;
    return itself | (folded == ANY ? LETTERS : OTHERS.getOrDefault(folded, 0L));
  }

  /** True of a letter of another script that is easily taken for one of ours. */
  static boolean isForeign(int folded) {
    return folded >= 0x370 && folded <= 0x52F && OTHERS.containsKey((char) folded);
  }
}
