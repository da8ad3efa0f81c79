/** What stands around the records of a file. */
export type FileForm = {
  name: string
  mediaType: string
  encoding: 'utf-8' | 'iso-8859-1'
  head: string
  /** In this order, each once; one that no record has a fragment for is left out, with its head and tail. */
  sections: readonly Section[]
  tail: string
}

/** A list of the file: its fragments one after the other, in the order of the employees. */
export type Section = { name: string; head: string; tail: string }

/** By section of the file; only sections that have one, and never an empty text. */
export type Fragments = Readonly<Record<string, string>>
