/** Replaces one piece of a file, which has to stand in it exactly once, or gives a new file its text. */
export type Edit =
  | { readonly path: string; readonly from: string; readonly to: string }
  | { readonly path: string; readonly text: string }

/** A change of the shop. One with a branch is merged with its commits, any other is squashed. */
export type ShopChange = {
  readonly pull: number
  readonly title: string
  readonly body?: string
  readonly author: 'ada' | 'ben' | 'cleo' | 'dan'
  readonly branch?: string
  readonly edits: readonly Edit[]
}
