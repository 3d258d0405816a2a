import type { JudgedCase } from './judged-case.ts'

/** What is known of a case beside its dossier: which changes were to blame, and where it belongs. */
export type Truth = Pick<JudgedCase, 'id' | 'repo' | 'at' | 'culprits'>
