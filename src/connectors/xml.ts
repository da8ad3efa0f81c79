/**
 * Elements and text, and nothing else of XML: enough for files of a fixed structure. The libraries that were looked at write line
 * breaks into attributes, where every reader takes them for blanks, and let through what no XML can hold; that is refused before
 * (`file-text.ts`), so that little more than these replacements would be left to them.
 */

/** Written already, so that no text is taken for it and nothing is escaped twice. */
export type Xml = { readonly xml: string }

export function element(
  name: string,
  content: string | readonly Xml[],
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  const inner = typeof content === 'string' ? escaped(content) : content.map(({ xml }) => xml).join('')
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return { xml: `<${name}${named.join('')}>${inner}</${name}>` }
}

/** A list that has something in it, or nothing at all. */
export function listOf(name: string, rows: readonly Xml[]): Xml[] {
  return rows.length === 0 ? [] : [element(name, rows)]
}

/** What a reader would take for markup, or for a blank. */
function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (character) => names[character] ?? `&#${character.charCodeAt(0)};`)
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
