/** The number of an issue by its address, so that no address of others gets into a text; null for any other address. */
export function issueNumber(url: string | null): number | null {
  const digits = /\/issues\/(\d{1,9})$/u.exec(url ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
