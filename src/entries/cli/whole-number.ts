import { InvalidArgumentError } from 'commander'

/** Reads an option's value as a whole number from 1 to `most`. */
export function wholeNumber(most: number): (value: string) => number {
  return (value) => {
    if (!/^[1-9]\d{0,8}$/.test(value) || Number(value) > most)
      throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`)
    return Number(value)
  }
}
