/** The pure part of hearing words and of where reports stand, for the App's intake and worker, which hand on what they read. */
export { reportPlaces } from '../engine/act/report-places.ts'
export { readWord } from '../engine/act/read-word.ts'
export { mayCallFlaky, maySay } from '../engine/act/who-may.ts'
