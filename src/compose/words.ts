/** The pure part of hearing words, for the App's intake and worker, which hand on what they read. */
export { readWord } from '../engine/act/read-word.ts'
export { mayCallFlaky, maySay } from '../engine/act/who-may.ts'
