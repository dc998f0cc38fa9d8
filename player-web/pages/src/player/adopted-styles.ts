/**
 * Style sheets of Media Chrome's shadow roots as constructed sheets, for the content security
 * policy `style-src 'self'`. Called by code that build/media-chrome-adopted-styles.ts writes.
 */
const sheets = new WeakMap<Element, CSSStyleSheet>();

/** Adopts the text of each inert style of {@link root}, once. */
export function adoptStyles(root: ShadowRoot): void {
  for (const tag of root.querySelectorAll('template[data-style]')) {
    if (!sheets.has(tag)) {
      const sheet = new CSSStyleSheet({ media: tag.getAttribute('media') ?? '' });
      // Inside an svg the tag is an unknown element, whose text is its own.
      const holder = tag instanceof HTMLTemplateElement ? tag.content : tag;
      sheet.replaceSync(holder.textContent ?? '');
      sheets.set(tag, sheet);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  }
}

function unconditionalSheets(parent: Element | ShadowRoot): CSSStyleSheet[] {
  if (parent instanceof ShadowRoot) adoptStyles(parent);
  return [...parent.querySelectorAll('template[data-style]:not([media])')].flatMap((tag) => sheets.get(tag) ?? []);
}

/** The first rule whose selector {@link matches}, as Media Chrome's own getCSSRule. */
export function findRule(
  parent: Element | ShadowRoot,
  matches: (selector: string) => boolean,
): CSSStyleRule | undefined {
  return unconditionalSheets(parent)
    .flatMap((sheet) => [...sheet.cssRules])
    .find((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && matches(rule.selectorText));
}

/** A new empty rule at the end, as Media Chrome's own insertCSSRule. */
export function insertRule(parent: Element | ShadowRoot, selector: string): CSSStyleRule {
  const sheet = unconditionalSheets(parent).at(-1);
  if (!sheet) throw new Error(`No style sheet to add ${selector} to`);
  return sheet.cssRules[sheet.insertRule(`${selector}{}`, sheet.cssRules.length)] as CSSStyleRule;
}
