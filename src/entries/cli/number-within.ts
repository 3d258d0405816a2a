import { InvalidArgumentError } from 'commander'

/** Reads an option's value as a number from `least` to `most`. */
export function numberWithin(least: number, most: number): (value: string) => number {
  return (value) => {
    if (!/^\d{1,7}(?:\.\d{1,6})?$/.test(value) || Number(value) < least || Number(value) > most)
      throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`)
    return Number(value)
  }
}
