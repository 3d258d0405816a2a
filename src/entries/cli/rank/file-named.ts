import { placeToWrite } from '../../../compose/place-to-write.ts'
import { Refusal } from '../../../engine/model/refusal.ts'

/**
 * The file in which lines end up at last, told before there are any; where a link leads, so that the link stays.
 * @throws Refusal where a folder, a device or a pipe is named
 */
export async function fileNamed(path: string): Promise<string> {
  const place = await placeToWrite(path)
  if (place.kind === 'file') return place.path
  throw place.kind === 'folder'
    ? new Refusal('bad-input', `${path} is a directory, not a file.`, 'Name a file in it.')
    : new Refusal(
        'bad-input',
        `${path} is not a regular file.`,
        'Lines stand beside it until all are there: name a file.',
      )
}
