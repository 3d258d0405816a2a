import { z } from 'zod'

export type SwitchedModel =
  | { readonly kind: 'read'; readonly model: string | undefined }
  | { readonly kind: 'unusable'; readonly says: string }

const modelFile = z.object({ version: z.literal(1), model: z.string().min(1).max(300) })

/**
 * The name of the model that `prime-suspect finetune use` switched on; undefined where no file is named or nothing was
 * switched on yet, so that there is no file. `readFile` throws where it cannot read.
 */
export function switchedModel(path: string | undefined, readFile: (path: string) => string): SwitchedModel {
  if (path === undefined) return { kind: 'read', model: undefined }
  try {
    return { kind: 'read', model: modelFile.parse(JSON.parse(readFile(path))).model }
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isAbsent) return { kind: 'read', model: undefined }
    return { kind: 'unusable', says: 'does not name a file that `prime-suspect finetune use` wrote' }
  }
}
