/** A repository on the forge. */
export type Repo = { readonly owner: string; readonly name: string }
