/** What we wrote at a place about one incident. */
export type Written = {
  /** The number under which GitHub keeps it. */
  readonly id: string
  readonly url: string | null
  readonly body: string
}

/** A place of one kind for the report of one incident. Bodies carry our marker where the place has no other. */
export type Place = {
  /** What stands there already, written by us and signed for this incident. */
  readonly find: () => Promise<Written | null>
  readonly create: (body: string) => Promise<Written>
  readonly update: (written: Written, body: string, isOver: boolean) => Promise<Written>
}
