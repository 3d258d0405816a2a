const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that may stand in an element or in a quoted attribute. Characters that show nothing or turn the line are left out. */
export function html(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\n/g, '\u0000')
    .replaceAll(/\p{C}/gu, (one) => (one === '\u0000' ? '\n' : ''))
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}

/** At most `most` characters of it, on as many lines as it has. */
export function shortHtml(text: string, most: number): string {
  return html(text.length <= most ? text : `${text.slice(0, most - 1)}…`)
}

/** `41%`; a dash where there is no figure. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`
}
