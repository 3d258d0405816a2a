import { stat } from 'node:fs/promises'

import { Refusal } from '../../../engine/model/refusal.ts'

/**
 * Files that are read are not written over, by whatever name they go. `inputs` are paths by the option that names them.
 * @throws Refusal where OUT is one of them
 */
export async function refuseAsOut(
  out: string,
  inputs: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const identity = await identityOf(out)
  for (const [option, path] of Object.entries(inputs)) {
    if (identity === null || path === undefined || (await identityOf(path)) !== identity) continue
    throw new Refusal(
      'bad-input',
      `--out ${out} is the file that ${option} names; it would be written over.`,
      'Name another file with --out.',
    )
  }
}

/** The same for all names of one file; null where there is none. */
async function identityOf(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null)
  return found === null ? null : `${found.dev}:${found.ino}`
}
