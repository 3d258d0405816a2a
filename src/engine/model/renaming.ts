/** A new name of one repository, or of the account that owns all repositories of an installation. */
export type Renaming =
  | { readonly of: 'repository'; readonly owner: string; readonly from: string; readonly to: string }
  | { readonly of: 'owner'; readonly from: string; readonly to: string }
